package io.saveplay.text;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What was read in a text, sentence by sentence.
 *
 * @param passages the sentences that were read, in the order of the text
 * @param unread what was not read and why, in the order of the text
 */
public record Reading(List<Passage> passages, List<Unread> unread) {
    /** Nothing was read, since there was nothing. */
    public static final Reading NOTHING = new Reading(List.of(), List.of());

    /**
     * A sentence and what it says.
     *
     * @param start where it starts in the text, in chars
     * @param end where it ends, exclusive
     */
    public record Passage(int start, int end, List<Finding> findings) {}

    /**
     * A part that was not read.
     *
     * @param start where it starts in the text, in chars
     * @param end where it ends, exclusive
     * @param because why, in words: {@code looks like Swedish}
     */
    public record Unread(int start, int end, String because) {}

    /** Everything that was found, in the order of the text. */
    public Stream<Finding> findings() {
        return passages.stream().flatMap(passage -> passage.findings().stream());
    }

    /**
     * A reason of the whole text.
     *
     * @param family the family's code
     * @param reason the code of the strongest finding, the family's or that of a child
     * @param weight the probability that the family is a reason indeed, above 0 and below 1
     * @param findings everything in the text that speaks for the family, in the order of the text
     */
    public record Reason(String family, String reason, double weight, List<Finding> findings) {}

    /**
     * The reasons of the whole text, the strongest first, each family once. A family weighs what its strongest finding
     * weighs; of equal weights the code that comes first in the alphabet is first.
     */
    public List<Reason> reasons() {
        return findings()
                .collect(groupingBy(found -> family(found.reason()), TreeMap::new, toList()))
                .entrySet()
                .stream()
                .map(entry -> together(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingDouble(Reason::weight).reversed().thenComparing(Reason::reason))
                .toList();
    }

    private static Reason together(String family, List<Finding> findings) {
        Finding strongest = findings.stream()
                .min(Comparator.comparingDouble(Finding::weight).reversed().thenComparing(Finding::reason))
                .orElseThrow();
        return new Reason(family, strongest.reason(), strongest.weight(), findings);
    }

    /** The family of a code: {@code BUDGET} for {@code BUDGET.PRICE}; a family is its own. */
    static String family(String code) {
        int dot = code.indexOf('.');
        return dot < 0 ? code : code.substring(0, dot);
    }
}
