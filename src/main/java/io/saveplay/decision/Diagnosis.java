package io.saveplay.decision;

import io.saveplay.event.Quote;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why the client backs out. Between layers 2 and 4: made in Java from the evidence, matched by rules.
 *
 * @param reasons every reason with evidence for it, strongest first
 * @param likely codes of the reasons at or above the ruleset's confidence for likely, with their families
 */
public record Diagnosis(Nature nature, List<Reason> reasons, Set<String> likely) {
    /** The family of a client who has given no reason. */
    public static final String UNSTATED = "UNSTATED";

    /**
     * A reason with evidence.
     *
     * @param confidence 0 to 1
     */
    public record Reason(String code, String title, double confidence, List<Entry> evidence) {}

    /**
     * One piece of evidence.
     *
     * @param rule the rule that concluded it
     * @param quote the words of the event that it rests on; none where it rests on something else
     */
    public record Entry(
            int points,
            String because,
            String rule,
            @Nullable Quote quote) {}

    /** The codes of every reason with evidence, with their families. */
    public Set<String> possible() {
        Set<String> codes = new LinkedHashSet<>();
        reasons.forEach(reason -> withFamily(reason.code()).forEach(codes::add));
        return codes;
    }

    /** The strongest reason's code, or none when nothing points anywhere. */
    public @Nullable String main() {
        return reasons.isEmpty() ? null : reasons.get(0).code();
    }

    /** The family of the strongest reason: {@code BUDGET} for {@code BUDGET.PRICE}; unstated when there is none. */
    String family() {
        return familyOf(reasons);
    }

    /** The family of the strongest of reasons; unstated when there is none. */
    public static String familyOf(List<Reason> reasons) {
        return reasons.isEmpty() ? UNSTATED : familyOf(reasons.get(0).code());
    }

    /** The family of a code; a family is its own. */
    public static String familyOf(String code) {
        int dot = code.indexOf('.');
        return dot < 0 ? code : code.substring(0, dot);
    }

    /** A code and, for a child, its family. */
    public static Stream<String> withFamily(String code) {
        return Stream.of(code, familyOf(code)).distinct();
    }
}
