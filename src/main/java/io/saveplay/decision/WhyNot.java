package io.saveplay.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a play is not recommended, or not first.
 *
 * @param because in one sentence
 * @param nearest the rules that could have spoken for it and did not fire, the closest first
 */
public record WhyNot(String play, String title, Outcome outcome, String because, List<Miss> nearest) {

    /** What became of the play. */
    public enum Outcome {
        /** It is recommended. */
        RECOMMENDED,
        /** Rules spoke for it, and a policy withholds it. */
        WITHHELD,
        /** Rules spoke for it, and as much or more spoke against it. */
        OUTWEIGHED,
        /** No rule spoke for it. */
        NO_RULE_FIRED
    }

    /**
     * A rule that did not fire.
     *
     * @param title what the rule says of itself
     * @param held what it wants and what is so
     * @param failed what it wants and what is not so
     */
    public record Miss(String rule, String title, List<String> held, List<Check> failed) {}

    /**
     * Something that a rule wants and that is not so.
     *
     * @param text what was seen and what the rule wants
     * @param field the event's field that it is about, where it is about a single one
     * @param under the rule that came closest to concluding what is missing
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Check(
            String text, @Nullable String field, @Nullable Miss under) {}
}
