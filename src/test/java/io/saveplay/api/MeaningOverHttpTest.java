package io.saveplay.api;

import static io.saveplay.api.Calls.call;
import static io.saveplay.api.Calls.event;
import static io.saveplay.api.Calls.fresh;
import static io.saveplay.api.Calls.keep;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A service that reads by meaning as well. */
@QuarkusTest
@TestProfile(HotReloadTest.OwnFolder.class)
final class MeaningOverHttpTest {
    private static final String KNOWN_BY_NO_PHRASE = "She panicked as soon as the contract was on the table";

    /** One or another of these is understood as the examples change, and not all. */
    private static final List<String> VAGUE = List.of(
            "the stars are wrong for it",
            "it is not what it was",
            "we thought of something blue",
            "my daughter has grown out of it",
            "the four partners are split down the middle about it");

    private static List<JsonNode> quotes(Response answer) {
        List<JsonNode> quotes = new ArrayList<>();
        Json.read(answer.asByteArray())
                .at("/diagnosis/reasons")
                .forEach(reason -> quotes.addAll(reason.findValues("quote")));
        return quotes;
    }

    @Test
    void whatNoPhraseKnowsIsQuotedBesideTheExampleThatItIsLike() {
        Response answer = keep(
                event(fresh("D"), fresh("C"), "\"statedReason\":\"\uD83D\uDE31 %s!\"".formatted(KNOWN_BY_NO_PHRASE)));
        answer.then().statusCode(200);

        JsonNode first = Json.read(answer.asByteArray()).at("/diagnosis/reasons/0");
        assertThat(first.path("code").asText()).isEqualTo("FEAR");
        JsonNode quote = first.at("/evidence/0/quote");
        assertThat(quote.path("text").asText()).isEqualTo(KNOWN_BY_NO_PHRASE);
        assertThat(quote.path("start").asInt()).isEqualTo(3);
        assertThat(quote.path("end").asInt()).isEqualTo(3 + KNOWN_BY_NO_PHRASE.length());
        assertThat(quote.path("example").asText()).isNotEmpty();
        assertThat(first.at("/evidence/0/because").asText())
                .contains("much the same as \"" + quote.path("example").asText().substring(0, 10));
    }

    @Test
    void theSameEventIsAnsweredTheSameAndComesOutTheSameAgain() {
        String event = event(
                fresh("D"),
                fresh("C"),
                "\"statedReason\":\"%s\",\"notes\":\"The sound drops out in the middle of every call.\""
                        .formatted(KNOWN_BY_NO_PHRASE));
        Response answer = keep(event);
        answer.then().statusCode(200);
        assertThat(quotes(answer)).hasSizeGreaterThanOrEqualTo(2).allMatch(quote -> quote.has("example"));
        String path = "/v1/decisions/" + answer.path("id");

        assertThat(keep(event).asByteArray()).isEqualTo(answer.asByteArray());
        assertThat(call().get(path).asByteArray()).isEqualTo(answer.asByteArray());
        // It is refused where the decision does not come out byte for byte as it was kept.
        call().get(path + "/explanation").then().statusCode(200);
    }

    @Test
    void aReasonThatIsNotUnderstoodHasWhatComesNearAsCandidates() {
        for (String vague : VAGUE) {
            keep(event(fresh("D"), fresh("C"), "\"statedReason\":\"%s\"".formatted(vague)))
                    .then()
                    .statusCode(200);
        }

        List<JsonNode> unmapped = new ArrayList<>();
        Json.read(call().get("/v1/insights/unmapped?limit=100").asByteArray())
                .path("unmapped")
                .forEach(unmapped::add);
        assertThat(unmapped)
                .filteredOn(one -> VAGUE.contains(one.path("statedReason").asText()))
                .flatExtracting(one -> one.path("candidates").findValues("weight"))
                .isNotEmpty()
                .allSatisfy(weight -> assertThat(weight.asDouble()).isBetween(0.1, 0.5));
        assertThat(unmapped)
                .extracting(one -> one.path("statedReason").asText())
                .doesNotContain(KNOWN_BY_NO_PHRASE.toLowerCase(Locale.ROOT));
    }
}
