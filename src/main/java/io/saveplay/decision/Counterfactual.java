package io.saveplay.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would have changed the answer: the smallest changes of the event's fields that were found, each of them decided
 * in full.
 *
 * @param wanted what was looked for: a play on top, a verdict, or anything else than now
 * @param tried how many changed events were decided
 * @param complete whether every change of one field was tried
 * @param because the outcome in one sentence
 * @param found the changes that bring it about, smallest first
 */
public record Counterfactual(String wanted, int tried, boolean complete, String because, List<Found> found) {

    /**
     * Changes that bring it about together.
     *
     * @param text in words
     * @param first the play that then comes first
     * @param verdict the verdict that then holds
     */
    public record Found(List<Change> changes, String text, String first, Verdict verdict) {}

    /**
     * A change of one field.
     *
     * @param field the path of the event's field
     * @param from what it is; none when it is not known
     * @param to what it would be
     * @param text in words
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Change(String field, @Nullable JsonNode from, JsonNode to, String text) {}
}
