package io.saveplay.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whether a weight means a probability: of what was read with 0.8, eight in ten should be right. Only texts in which a
 * reason was read count.
 *
 * @param bins texts of like weight, the lowest first; bins without a text are left out
 * @param strict how far weights are off where right means the label
 * @param lenient the same where right means the label or an alternate
 */
public record Reliability(List<Bin> bins, Off strict, Off lenient) {
    private static final double[] EDGES = {0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1};

    /**
     * Texts whose first reasons weigh about the same.
     *
     * @param from the lowest weight
     * @param to the highest, exclusive save for 1
     * @param weight the mean weight
     * @param strict the share read as labelled
     * @param lenient the share read as labelled or as an alternate
     */
    public record Bin(double from, double to, int texts, double weight, double strict, double lenient) {}

    /**
     * How far weights are off, 0 for not at all; none when no reason was read.
     *
     * @param calibrationError the expected calibration error: the mean over the bins, each counted by its texts, of the
     *     distance between mean weight and share right (Naeini, Cooper and Hauskrecht, AAAI 2015; Guo et al., ICML 2017)
     * @param brier the mean of {@code (weight - right)^2}, with 1 for right and 0 for wrong (Brier, Monthly Weather
     *     Review 78, 1950, for one event)
     */
    public record Off(
            @Nullable Double calibrationError, @Nullable Double brier) {}

    private record Forecast(double weight, Scored text) {}

    static Reliability of(List<Scored> all) {
        List<Forecast> forecasts = new ArrayList<>();
        for (Scored one : all) {
            if (one.first() != null && !one.read().equals(Scored.NO_REASON)) {
                forecasts.add(new Forecast(one.first().weight(), one));
            }
        }
        List<Bin> bins = bins(forecasts);
        return new Reliability(bins, off(bins, forecasts, true), off(bins, forecasts, false));
    }

    private static List<Bin> bins(List<Forecast> forecasts) {
        List<Bin> bins = new ArrayList<>();
        for (int i = 1; i < EDGES.length; i++) {
            double from = EDGES[i - 1];
            double to = EDGES[i];
            Predicate<Forecast> inside = one -> one.weight() >= from && (one.weight() < to || to == 1);
            List<Forecast> some = forecasts.stream().filter(inside).toList();
            if (!some.isEmpty()) {
                List<Scored> texts = some.stream().map(Forecast::text).toList();
                bins.add(new Bin(
                        from,
                        to,
                        texts.size(),
                        some.stream().mapToDouble(Forecast::weight).average().orElse(0),
                        Score.shareOf(texts, Scored::strict),
                        Score.shareOf(texts, Scored::lenient)));
            }
        }
        return List.copyOf(bins);
    }

    private static Off off(List<Bin> bins, List<Forecast> forecasts, boolean strict) {
        if (forecasts.isEmpty()) {
            return new Off(null, null);
        }
        double apart = 0;
        for (Bin bin : bins) {
            apart += bin.texts() * Math.abs(bin.weight() - (strict ? bin.strict() : bin.lenient()));
        }
        double squares = 0;
        for (Forecast one : forecasts) {
            boolean right = strict ? one.text().strict() : one.text().lenient();
            squares += Math.pow(one.weight() - (right ? 1 : 0), 2);
        }
        return new Off(apart / forecasts.size(), squares / forecasts.size());
    }
}
