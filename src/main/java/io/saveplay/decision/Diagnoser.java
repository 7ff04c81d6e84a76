package io.saveplay.decision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Sums up layer 2: evidence becomes a diagnosis. */
public final class Diagnoser {
    private static final Comparator<Diagnosis.Entry> STRONGEST_EVIDENCE = (a, b) -> a.points() != b.points()
            ? Integer.compare(b.points(), a.points())
            : a.rule().equals(b.rule())
                    ? a.because().compareTo(b.because())
                    : a.rule().compareTo(b.rule());
    private static final Comparator<Weighed> STRONGEST = (a, b) -> a.points() != b.points()
            ? Integer.compare(b.points(), a.points())
            : a.code().compareTo(b.code());

    private final Taxonomy taxonomy;
    private final double likely;

    /** A reason with the sum of its evidence. */
    private record Weighed(String code, int points, List<Concluded<Evidence>> evidence) {}

    /**
     * A diagnoser.
     *
     * @param likely the confidence from which a reason is likely, 0 to 1
     */
    public Diagnoser(Taxonomy taxonomy, double likely) {
        this.taxonomy = taxonomy;
        this.likely = likely;
    }

    /**
     * The diagnosis of some evidence. The points of a reason add up; a reason whose sum is not positive is left out.
     * The nature is the one that has more than half of all points, and else unclear.
     */
    public Diagnosis diagnose(List<Concluded<Evidence>> evidence) {
        Map<String, List<Concluded<Evidence>>> byReason = new HashMap<>();
        for (Concluded<Evidence> one : evidence) {
            byReason.computeIfAbsent(one.fact().reason(), code -> new ArrayList<>())
                    .add(one);
        }
        List<Weighed> weighed = new ArrayList<>(byReason.size());
        byReason.forEach((code, ofCode) -> {
            int points = sum(ofCode);
            if (points > 0) {
                weighed.add(new Weighed(code, points, ofCode));
            }
        });
        weighed.sort(STRONGEST);
        List<Diagnosis.Reason> reasons = new ArrayList<>(weighed.size());
        Set<String> codes = new TreeSet<>();
        for (Weighed one : weighed) {
            Diagnosis.Reason reason = reason(one);
            reasons.add(reason);
            if (reason.confidence() >= likely) {
                codes.add(reason.code());
                codes.add(Diagnosis.familyOf(reason.code()));
            }
        }
        return new Diagnosis(nature(weighed), List.copyOf(reasons), codes);
    }

    private Diagnosis.Reason reason(Weighed weighed) {
        double confidence = Math.round(Scorecard.probability(weighed.points()) * 100) / 100.0;
        List<Diagnosis.Entry> entries = new ArrayList<>(weighed.evidence().size());
        for (Concluded<Evidence> one : weighed.evidence()) {
            Evidence fact = one.fact();
            entries.add(new Diagnosis.Entry(fact.points(), fact.because(), one.rule(), fact.quote()));
        }
        entries.sort(STRONGEST_EVIDENCE);
        return new Diagnosis.Reason(
                weighed.code(), taxonomy.entry(weighed.code()).title(), confidence, List.copyOf(entries));
    }

    private Nature nature(List<Weighed> reasons) {
        Map<Nature, Integer> points = new EnumMap<>(Nature.class);
        int total = 0;
        for (Weighed reason : reasons) {
            points.merge(taxonomy.entry(reason.code()).nature(), reason.points(), Integer::sum);
            total += reason.points();
        }
        for (Map.Entry<Nature, Integer> one : points.entrySet()) {
            if (one.getValue() * 2 > total) {
                return one.getKey();
            }
        }
        return Nature.UNCLEAR;
    }

    private static int sum(List<Concluded<Evidence>> evidence) {
        int sum = 0;
        for (Concluded<Evidence> one : evidence) {
            sum += one.fact().points();
        }
        return sum;
    }
}
