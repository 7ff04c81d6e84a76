package io.saveplay.api;

import com.fasterxml.jackson.databind.JsonNode;

/** What {@code GET /v1/deals/{dealId}/recommendations} answers: what a salesperson needs of a decision. */
record DealPage(
        String dealId,
        String decisionId,
        String decidedAt,
        String verdict,
        JsonNode recommendations,
        JsonNode withheld,
        JsonNode cautions,
        JsonNode askFirst) {

    static DealPage of(JsonNode decision) {
        return new DealPage(
                decision.path("dealId").asText(),
                decision.path("id").asText(),
                decision.path("decidedAt").asText(),
                decision.at("/qualification/verdict").asText(),
                decision.path("recommendations"),
                decision.path("withheld"),
                decision.path("cautions"),
                decision.path("askFirst"));
    }
}
