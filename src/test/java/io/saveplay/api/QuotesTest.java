package io.saveplay.api;

import static io.saveplay.api.Calls.call;
import static io.saveplay.api.Calls.event;
import static io.saveplay.api.Calls.fresh;
import static io.saveplay.api.Calls.keep;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever reads an answer can show where in the event the words stand that spoke. */
@QuarkusTest
final class QuotesTest {
    @Test
    void whatIsNotReadIsToldWithItsPlaceAndKept() {
        String swedish = "Kunden vill inte längre ha lösningen eftersom den har blivit alldeles för dyr för dem i år";
        Response answer = keep(event(fresh("D"), fresh("C"), "\"notes\":\"%s\"".formatted(swedish)));

        JsonNode unread = Json.read(answer.asByteArray()).at("/diagnosis/unread");
        assertThat(unread).hasSize(1);
        assertThat(unread.at("/0/field").asText()).isEqualTo("notes");
        assertThat(unread.at("/0/because").asText()).isEqualTo("looks like Swedish");
        assertThat(cut(swedish, unread.get(0))).isEqualTo(swedish);

        String path = "/v1/decisions/" + answer.path("id");
        assertThat(call().get(path).asByteArray()).isEqualTo(answer.asByteArray());
        call().get(path + "/explanation").then().statusCode(200);
    }

    private static final String STATED = "😀 Sorry! It is too expensive for us";
    private static final String NOTES = "📞 called twice 👩‍👩‍👧 – they have cold feet";
    private static final String CONCERN = "🤷🏽 we do not trust you";
    private static final String FIELDS = """
            "statedReason":"%s","notes":"%s","reasonCode":"too_expensive",
            "concerns":[{"reason":"FEAR","text":"what if it fails"},{"text":"%s"},{"reason":"FEAR"}]""".formatted(STATED, NOTES, CONCERN);

    private static Response decided() {
        Response answer = keep(event(fresh("D"), fresh("C"), FIELDS));
        answer.then().statusCode(200);
        return answer;
    }

    /** The quotes of an answer by their fields. */
    private static JsonNode quotes(Response answer) {
        ObjectNode quotes = JsonNodeFactory.instance.objectNode();
        for (JsonNode reason : Json.read(answer.asByteArray()).at("/diagnosis/reasons")) {
            for (JsonNode evidence : reason.path("evidence")) {
                if (evidence.has("quote")) {
                    assertThat(evidence.path("because").asText())
                            .contains("\"" + evidence.at("/quote/text").asText() + "\"");
                    quotes.set(evidence.at("/quote/field").asText(), evidence.path("quote"));
                }
            }
        }
        return quotes;
    }

    private static String cut(String text, JsonNode quote) {
        return text.substring(quote.path("start").asInt(), quote.path("end").asInt());
    }

    @Test
    void offsetsCutTheQuoteOutOfTheFieldAsItWasSent() {
        JsonNode quotes = quotes(decided());

        assertThat(cut(STATED, quotes.path("statedReason")))
                .isEqualTo("too expensive")
                .isEqualTo(quotes.path("statedReason").path("text").asText());
        assertThat(cut(NOTES, quotes.path("notes")))
                .isEqualTo("cold feet")
                .isEqualTo(quotes.path("notes").path("text").asText());
        assertThat(cut(CONCERN, quotes.path("concerns[1].text")))
                .contains("trust")
                .isEqualTo(quotes.path("concerns[1].text").path("text").asText());
    }

    @Test
    void aCodeIsQuotedAsItWasSentAndHasNoPlaceInItsField() {
        JsonNode code = quotes(decided()).path("reasonCode");

        assertThat(code.path("text").asText()).isEqualTo("too_expensive");
        assertThat(List.of(code.has("start"), code.has("end"), code.has("example")))
                .containsOnly(false);
    }

    @Test
    void aConcernWhoseReasonIsKnownIsQuotedAsAWhole() {
        JsonNode concern = quotes(decided()).path("concerns[0].text");

        assertThat(cut("what if it fails", concern)).isEqualTo("what if it fails");
    }

    @Test
    void aStoredDecisionHasItsQuotesAndIsComeToAgain() {
        Response answer = decided();
        String path = "/v1/decisions/" + answer.path("id");

        assertThat(call().get(path).asByteArray()).isEqualTo(answer.asByteArray());
        // It is refused where the decision does not come out byte for byte as it was kept.
        call().get(path + "/explanation").then().statusCode(200);
    }

    @Test
    void evidenceThatIsNoWordsHasNoQuote() {
        JsonNode reasons = Json.read(keep(event(fresh("D"), fresh("C"), "\"channel\":\"PHONE\""))
                        .asByteArray())
                .at("/diagnosis/reasons");

        assertThat(reasons.at("/0/evidence/0/because").asText()).isNotEmpty();
        assertThat(reasons.findValues("quote")).isEmpty();
    }
}
