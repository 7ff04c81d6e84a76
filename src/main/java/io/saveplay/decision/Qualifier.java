package io.saveplay.decision;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sums up layer 3: criteria become a verdict, after the Red Velvet policy (guidance ST-3). */
public final class Qualifier {
    /** Where rules disagree on a criterion, a no outweighs a yes, and anything known outweighs unknown. */
    private static final Comparator<Fit.Judged> TELLING = comparing((Fit.Judged judged) -> switch (judged.met()) {
                case NO -> 0;
                case YES -> 1;
                case UNKNOWN -> 2;
            })
            .thenComparing(Fit.Judged::weight, Comparator.reverseOrder())
            .thenComparing(Fit.Judged::rule)
            .thenComparing(Fit.Judged::because);

    private static final Comparator<Fit.Judged> HEAVIEST = (a, b) -> a.weight() != b.weight()
            ? Integer.compare(b.weight(), a.weight())
            : a.name().compareTo(b.name());

    private final Settings.Qualifying thresholds;

    /** A qualifier with the ruleset's thresholds. */
    public Qualifier(Settings.Qualifying thresholds) {
        this.thresholds = thresholds;
    }

    /** The fit that follows from some criteria. */
    public Fit qualify(List<Concluded<Criterion>> criteria) {
        List<Fit.Judged> judged = new ArrayList<>(criteria.size());
        for (Concluded<Criterion> one : criteria) {
            Criterion fact = one.fact();
            add(new Fit.Judged(fact.name(), fact.met(), fact.weight(), fact.because(), one.rule()), judged);
        }
        judged.sort(HEAVIEST);
        int total = weight(judged, null);
        int known = total - weight(judged, Met.UNKNOWN);
        if (known == 0) {
            return new Fit(Verdict.UNKNOWN, null, List.copyOf(judged));
        }
        int score = Math.round(100f * weight(judged, Met.YES) / known);
        return new Fit(verdict(score, (double) known / total, judged), score, List.copyOf(judged));
    }

    /** Adds what was judged, or puts it in the place of what tells less of the same. There are few, so none is hashed. */
    private static void add(Fit.Judged one, List<Fit.Judged> to) {
        for (int i = 0; i < to.size(); i++) {
            if (to.get(i).name().equals(one.name())) {
                if (TELLING.compare(one, to.get(i)) < 0) {
                    to.set(i, one);
                }
                return;
            }
        }
        to.add(one);
    }

    private Verdict verdict(int score, double known, List<Fit.Judged> judged) {
        if (known < thresholds.known()) {
            return Verdict.UNKNOWN;
        }
        if (score < thresholds.release()
                || required(judged, Met.NO) == thresholds.required().size()) {
            return Verdict.RELEASE;
        }
        if (score < thresholds.pursue() || required(judged, Met.NO) > 0) {
            return Verdict.NURTURE;
        }
        return required(judged, Met.YES) == thresholds.required().size() ? Verdict.PURSUE : Verdict.UNKNOWN;
    }

    private int required(List<Fit.Judged> judged, Met met) {
        int required = 0;
        for (Fit.Judged one : judged) {
            if (one.met() == met && thresholds.required().contains(one.name())) {
                required++;
            }
        }
        return required;
    }

    private static int weight(List<Fit.Judged> judged, @Nullable Met met) {
        int weight = 0;
        for (Fit.Judged one : judged) {
            if (met == null || one.met() == met) {
                weight += one.weight();
            }
        }
        return weight;
    }
}
