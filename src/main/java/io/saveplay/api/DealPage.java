package io.saveplay.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What {@code GET /v1/deals/{dealId}/recommendations} answers: what a salesperson needs of a decision.
 *
 * @param wordsGone true once the client's words are no longer kept, and else not there
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DealPage(
        String dealId,
        String decisionId,
        String decidedAt,
        String verdict,
        JsonNode recommendations,
        JsonNode withheld,
        JsonNode cautions,
        JsonNode askFirst,
        @Nullable JsonNode wordsGone) {

    static DealPage of(JsonNode decision) {
        return new DealPage(
                decision.path("dealId").asText(),
                decision.path("id").asText(),
                decision.path("decidedAt").asText(),
                decision.at("/qualification/verdict").asText(),
                decision.path("recommendations"),
                decision.path("withheld"),
                decision.path("cautions"),
                decision.path("askFirst"),
                decision.get("wordsGone"));
    }
}
