package io.saveplay.decision;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toList;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Sums up layer 2: evidence becomes a diagnosis. */
public final class Diagnoser {
    private static final Comparator<Diagnosis.Entry> STRONGEST_EVIDENCE = comparing(Diagnosis.Entry::points)
            .reversed()
            .thenComparing(Diagnosis.Entry::rule)
            .thenComparing(Diagnosis.Entry::because);

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
        Map<String, List<Concluded<Evidence>>> byReason =
                evidence.stream().collect(groupingBy(e -> e.fact().reason(), TreeMap::new, toList()));
        List<Weighed> weighed = byReason.entrySet().stream()
                .map(entry -> new Weighed(entry.getKey(), sum(entry.getValue()), entry.getValue()))
                .filter(reason -> reason.points() > 0)
                .sorted(comparing(Weighed::points).reversed().thenComparing(Weighed::code))
                .toList();
        List<Diagnosis.Reason> reasons = weighed.stream().map(this::reason).toList();
        Set<String> codes = reasons.stream()
                .filter(reason -> reason.confidence() >= likely)
                .flatMap(reason -> Diagnosis.withFamily(reason.code()))
                .collect(toCollection(TreeSet::new));
        return new Diagnosis(nature(weighed), reasons, codes);
    }

    private Diagnosis.Reason reason(Weighed weighed) {
        double confidence = Math.round(Scorecard.probability(weighed.points()) * 100) / 100.0;
        List<Diagnosis.Entry> entries = weighed.evidence().stream()
                .map(e -> new Diagnosis.Entry(
                        e.fact().points(),
                        e.fact().because(),
                        e.rule(),
                        e.fact().quote()))
                .sorted(STRONGEST_EVIDENCE)
                .toList();
        return new Diagnosis.Reason(
                weighed.code(), taxonomy.entry(weighed.code()).title(), confidence, entries);
    }

    private Nature nature(List<Weighed> reasons) {
        Map<Nature, Integer> points = new EnumMap<>(Nature.class);
        reasons.forEach(reason -> points.merge(taxonomy.entry(reason.code()).nature(), reason.points(), Integer::sum));
        int total = reasons.stream().mapToInt(Weighed::points).sum();
        return points.entrySet().stream()
                .filter(entry -> entry.getValue() * 2 > total)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(Nature.UNCLEAR);
    }

    private static int sum(List<Concluded<Evidence>> evidence) {
        return evidence.stream().mapToInt(e -> e.fact().points()).sum();
    }
}
