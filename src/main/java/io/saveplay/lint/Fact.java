package io.saveplay.lint;

import java.util.Map;
import java.util.TreeMap;

/**
 * A fact that is there, or is not.
 *
 * @param terms what its terms may be; a term that is not in here may be anything
 */
record Fact(String type, Map<String, Possible> terms) {
    private static final Possible ANYTHING = new Possible(true, new Body.Any(), false);

    Fact {
        terms = new TreeMap<>(terms);
    }

    Possible term(String name) {
        return terms.getOrDefault(name, ANYTHING);
    }

    /** Whether every fact like this is also like another. */
    boolean within(Fact other) {
        return type.equals(other.type)
                && other.terms.entrySet().stream()
                        .allMatch(term -> term.getValue().isAnything()
                                || term(term.getKey()).within(term.getValue()));
    }

    /** Whether no fact can be like this and like another at once. */
    boolean excludes(Fact other) {
        return other.terms.entrySet().stream()
                .anyMatch(term -> term(term.getKey()).meet(term.getValue()).isEmpty());
    }

    Fact and(Fact other) {
        return new Fact(type, Cases.meet(terms, other.terms));
    }

    boolean isImpossible() {
        return terms.values().stream().anyMatch(Possible::isEmpty);
    }
}
