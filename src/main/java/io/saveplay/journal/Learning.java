package io.saveplay.journal;

import io.saveplay.decision.Experience;
import io.saveplay.decision.Scorecard;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes points of recorded outcomes: how much better or worse a play does than its points say, when it is compared with
 * the other plays on the same kind of cases. {@code src/docs/learning.md} tells it with an example.
 *
 * <p>All in natural logarithms of odds, {@code L(p) = ln(p / (1 - p))}. Cases
 * are counted by play, family of reasons and segment: {@code n} were tried and {@code s} worked, where each case weighs
 * {@code 0.5 ^ (days / half-life)}; {@code o} is what their points stand for without learning: the base points that the
 * play has now and, on average, what rules added.
 *
 * <ol>
 *   <li>Ease {@code e}, how easy cases are whichever play is made: of all cases, then of a family, then of a segment in
 *       it. It solves {@code sum w (s/n - P(o + e)) = c (P(e) - P(e'))} over the plays with {@code w = n / (n + k)},
 *       where {@code e'} is the ease one step wider (0 at first) and {@code c} = 2 plays that came out as that says.
 *       Each play counts about once, as in a random-effects mean (R. DerSimonian, N. Laird 1986), so that a play that
 *       is made often does not set the measure for itself.
 *   <li>Lift {@code d} of a play, shrunk toward what is known of it from elsewhere, {@code d'}, as with {@code k} more
 *       cases that came out as expected: {@code d = L((s + k q) / (n + k)) - L(q')} with {@code q'} the mean of
 *       {@code P(o + e)} over its cases and {@code q = P(L(q') + d')}. That is the mean of a Beta-Binomial posterior
 *       with its prior set by the data (empirical Bayes; A. Gelman et al., Bayesian Data Analysis, 2013, chapter 5).
 *       For a family, {@code d'} comes from the play's other families; for a segment, from the family's other segments;
 *       so each case counts once.
 *   <li>Points: {@code 20 d / ln 2}, rounded, at most 40 either way ({@link Scorecard}). Ease is left out, so a play
 *       that was never tried hardly gains or loses when all cases are hard.
 * </ol>
 */
public final class Learning {
    /** How many half-lives are looked back; what is older weighs less than a sixteenth. */
    private static final int HALF_LIVES = 4;

    private static final Comparator<Count> STEADY = Comparator.comparing(Count::play)
            .thenComparing(Count::family)
            .thenComparing(Count::segment, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Count::day)
            .thenComparingInt(Count::saved)
            .thenComparingInt(Count::tried)
            .thenComparingLong(Count::ruled);

    private final Settings settings;

    /** Learning with these settings. */
    public Learning(Settings settings) {
        this.settings = settings;
    }

    /**
     * How often a play worked on one day.
     *
     * @param family the family of the leading reason
     * @param segment the client's, as the event gives it
     * @param saved in how many cases it worked
     * @param tried in how many cases it was made
     * @param ruled what rules added to the play's base points or took away, over all cases tried
     *     ({@link io.saveplay.decision.Decision.Recommendation#ruled})
     */
    public record Count(
            String play, String family, @Nullable String segment, LocalDate day, int saved, int tried, long ruled) {

        public Count {
            if (saved < 0 || saved > tried) {
                throw new IllegalArgumentException(
                        "a play works between never and each time, not " + saved + " of " + tried + " times");
            }
            segment = Experience.segment(segment);
        }
    }

    /**
     * How fast is learned, and forgotten.
     *
     * @param halfLife after how many days a case weighs half, at least 1
     * @param segmentCases how many cases a play needs in a segment of a family before they count on their own
     * @param strength how many cases the expectation weighs at each step, above 0
     */
    public record Settings(int halfLife, int segmentCases, double strength) {
        /** 90 days, 20 cases, as strong as 30 cases. */
        public static final Settings DEFAULT = new Settings(90, 20, 30);

        public Settings {
            if (halfLife < 1 || segmentCases < 1 || !(strength > 0)) {
                throw new IllegalArgumentException("half-life, cases of a segment and strength are above zero");
            }
        }

        /** The first day that still counts. */
        public LocalDate since(LocalDate today) {
            return today.minusDays((long) HALF_LIVES * halfLife);
        }
    }

    /**
     * What outcomes teach. Equal counts in any order teach the same.
     *
     * @param counts those before {@link Settings#since} and those of plays without base points are left out
     * @param basePoints of the plays that the playbook has now
     * @param today what the age of a case is counted to, in whole days
     */
    public Experience of(Collection<Count> counts, Map<String, Integer> basePoints, LocalDate today) {
        List<Cases> cases = cases(counts, basePoints, today);
        Ease ease = new Ease(cases, settings.strength());
        List<Experience.Cell> cells = new ArrayList<>();
        by(Cases::play, cases).forEach((play, ofPlay) -> {
            cells.add(cell(play, null, null, lift(ofPlay, ease::ofFamily, 0), ofPlay));
            by(Cases::family, ofPlay).forEach((family, ofFamily) -> {
                double elsewhere = lift(except(ofFamily, ofPlay), ease::ofFamily, 0);
                cells.add(cell(play, family, null, lift(ofFamily, ease::ofFamily, elsewhere), ofFamily));
                for (Cases ofSegment : ofFamily) {
                    if (ofSegment.segment() != null && ofSegment.tried() >= settings.segmentCases()) {
                        List<Cases> one = List.of(ofSegment);
                        double aside = lift(except(one, ofFamily), ease::ofFamily, elsewhere);
                        double lift = lift(one, ease::ofSegment, aside);
                        cells.add(cell(play, family, ofSegment.segment(), lift, one));
                    }
                }
            });
        });
        return Experience.of(cells);
    }

    /** The cases that count, by play, family and segment. */
    private List<Cases> cases(Collection<Count> counts, Map<String, Integer> basePoints, LocalDate today) {
        LocalDate since = settings.since(today);
        List<Cases> all = new ArrayList<>();
        // INVARIANT: a sum of fractions depends on its order, so counts are put in order first; and replicas on
        // different machines come to the same, so the functions are those of StrictMath.
        counts.stream()
                .filter(count -> count.tried() > 0 && !count.day().isBefore(since))
                .sorted(STEADY)
                .forEach(count -> {
                    Integer base = basePoints.get(count.play());
                    if (base != null) {
                        long age = Math.max(0, ChronoUnit.DAYS.between(count.day(), today));
                        Cases cases = Cases.of(count, base, StrictMath.pow(0.5, age / (double) settings.halfLife()));
                        int last = all.size() - 1;
                        if (last >= 0 && all.get(last).isLike(cases)) {
                            all.set(last, all.get(last).plus(cases));
                        } else {
                            all.add(cases);
                        }
                    }
                });
        return all;
    }

    /**
     * How much better than expected a play does, in logarithms of odds.
     *
     * @param known what is known of it from elsewhere
     */
    private double lift(List<Cases> cases, ToDoubleFunction<Cases> ease, double known) {
        double n = 0;
        double s = 0;
        double expected = 0;
        for (Cases one : cases) {
            n += one.n();
            s += one.s();
            expected += one.n() * Ease.probability(one.offset() + ease.applyAsDouble(one));
        }
        if (n == 0) {
            return known;
        }
        double zero = Ease.logOdds(expected / n);
        double k = settings.strength();
        return Ease.logOdds((s + k * Ease.probability(zero + known)) / (n + k)) - zero;
    }

    private static Experience.Cell cell(
            String play, @Nullable String family, @Nullable String segment, double lift, List<Cases> cases) {
        long points = Math.round(Scorecard.points(lift));
        int capped = (int) Math.max(-Experience.MOST_POINTS, Math.min(Experience.MOST_POINTS, points));
        return new Experience.Cell(
                play,
                family,
                segment,
                capped,
                cases.stream().mapToInt(Cases::saved).sum(),
                cases.stream().mapToInt(Cases::tried).sum());
    }

    private static List<Cases> except(List<Cases> some, List<Cases> all) {
        return all.stream().filter(one -> !some.contains(one)).toList();
    }

    private static Map<String, List<Cases>> by(Function<Cases, String> what, List<Cases> cases) {
        return cases.stream().collect(Collectors.groupingBy(what, TreeMap::new, Collectors.toList()));
    }
}
