package io.saveplay.journal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How easy cases are whichever play is made, as a shift of the logarithm of odds: of a family of reasons, and of a
 * segment within it. The formula stands in {@link Learning}.
 */
final class Ease {
    /** How many plays that came out as expected stand beside those that were tried. */
    private static final double PLAYS_AS_EXPECTED = 2;

    private static final double WIDEST = 10;
    private static final int HALVINGS = 60;

    private final double strength;
    private final Map<String, Double> families = new HashMap<>();
    private final Map<Within, Double> segments = new HashMap<>();

    private record Within(String family, @Nullable String segment) {}

    /** The ease of cases, estimated from all of them. */
    Ease(List<Cases> cases, double strength) {
        this.strength = strength;
        double ofAll = estimate(cases, 0);
        cases.stream()
                .collect(Collectors.groupingBy(Cases::family))
                .forEach((family, some) -> families.put(family, estimate(some, ofAll)));
        cases.stream()
                .collect(Collectors.groupingBy(one -> new Within(one.family(), one.segment())))
                .forEach((within, some) ->
                        segments.put(within, estimate(some, families.getOrDefault(within.family(), ofAll))));
    }

    /** The ease of the family that these cases belong to. */
    double ofFamily(Cases cases) {
        return families.getOrDefault(cases.family(), 0.0);
    }

    /** The ease of the segment within the family. */
    double ofSegment(Cases cases) {
        return segments.getOrDefault(new Within(cases.family(), cases.segment()), 0.0);
    }

    /** Solves the formula by halving; what it is solved for falls as the ease rises, so there is one solution. */
    private double estimate(List<Cases> cases, double wider) {
        Collection<List<Cases>> plays = cases.stream()
                .collect(Collectors.groupingBy(Cases::play, TreeMap::new, Collectors.toList()))
                .values();
        List<double[]> seen = new ArrayList<>();
        for (List<Cases> ofPlay : plays) {
            double n = ofPlay.stream().mapToDouble(Cases::n).sum();
            double s = ofPlay.stream().mapToDouble(Cases::s).sum();
            double offset =
                    ofPlay.stream().mapToDouble(one -> one.n() * one.offset()).sum() / n;
            seen.add(new double[] {n / (n + strength), s / n, offset});
        }
        double low = -WIDEST;
        double high = WIDEST;
        for (int i = 0; i < HALVINGS; i++) {
            double ease = (low + high) / 2;
            double rest = PLAYS_AS_EXPECTED * (probability(wider) - probability(ease));
            for (double[] play : seen) {
                rest += play[0] * (play[1] - probability(play[2] + ease));
            }
            if (rest > 0) {
                low = ease;
            } else {
                high = ease;
            }
        }
        return (low + high) / 2;
    }

    static double probability(double logOdds) {
        return 1 / (1 + StrictMath.exp(-logOdds));
    }

    static double logOdds(double probability) {
        return StrictMath.log(probability / (1 - probability));
    }
}
