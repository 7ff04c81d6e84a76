package io.saveplay.api;

import static io.saveplay.api.Calls.call;
import static io.saveplay.api.Calls.encoded;
import static io.saveplay.api.Calls.keep;
import static io.saveplay.api.Calls.post;
import static io.saveplay.api.Calls.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.saveplay.journal.Dump;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Once a client is erased, no word of theirs is anywhere. */
@QuarkusTest
@TestProfile(QuietTest.OneWaits.class)
final class ErasureTest {
    private static final String CLIENT = "C/erased 1";
    private static final String MARKER = "quixotica";

    /** It is in every field that takes words or names, with the words that rules look for and quote. */
    private static final String EVENT = """
            {"id": "evt-erased", "occurredAt": "2026-03-02T09:30:00Z", "kind": "CANCELLED", "channel": "EMAIL",
             "statedReason": "I am having second thoughts, quixotica-stated",
             "notes": "too expensive, quixotica-notes", "saveAttempts": 1,
             "concerns": [{"reason": "FEAR", "text": "quixotica-concern"}, {"text": "no trust, quixotica-other"}],
             "deal": {"id": "D-erased", "name": "quixotica-deal", "product": "quixotica-product", "stage": "SIGNED",
              "amount": 18000, "agreedOn": "2026-02-26", "mission": "quixotica-mission",
              "benefits": ["quixotica-benefit"]},
             "client": {"id": "%s", "name": "quixotica-name", "contactName": "quixotica-contact",
              "segment": "smb", "industry": "quixotica-industry", "mindChanges": 3, "goalpostMoves": 2,
              "grievances": ["quixotica-grievance"], "values": ["quixotica-value", "honesty"],
              "answers": {"needs-what-we-do": "quixotica-answer", "quixotica-question": "yes"}},
             "seller": {"name": "quixotica-seller", "values": ["quixotica-value", "honesty"]}}""";

    private static final List<String> COUNTED =
            List.of("decision", "outcome", "play_result", "play_tally", "hour_total");

    @Inject
    ApiConfig config;

    private final Logged logged = new Logged();

    @BeforeEach
    void listen() {
        logged.start();
    }

    @AfterEach
    void listenNoMore() {
        logged.stop();
    }

    private static String event(String client, String marker) {
        return EVENT.formatted(client).replace(MARKER, marker);
    }

    private static Response erase(String client) {
        return call().delete("/v1/clients/" + encoded(client) + "/data");
    }

    private static void report(String decision, String id, String note) {
        post(
                        "/v1/decisions/" + decision + "/outcomes",
                        Calls.JSON,
                        "{\"id\":\"" + id + "\",\"play\":\"call-or-meet\",\"result\":\"SAVED\",\"note\":\"" + note
                                + "\"}")
                .then()
                .statusCode(200);
    }

    @Test
    void noWordOfAnErasedClientIsAnywhere() throws Exception {
        Response first = keep(event(CLIENT, MARKER));
        first.then().statusCode(200);
        assertThat(first.asString()).contains("quixotica-contact", "quixotica-mission");
        String id = first.path("id");
        report(id, "o-1", "she said quixotica-note");
        Response others = keep(event("C-other", "ximenesque").replace("evt-erased", "evt-other"));
        report(others.path("id"), "o-1", "ximenesque-note");
        Map<String, List<String>> before = counted();
        assertThat(whereFound(MARKER)).contains("decision_text", "outcome_text");

        erase(CLIENT)
                .then()
                .statusCode(200)
                .body("id", notNullValue())
                .body("erasedAt", notNullValue())
                .body("decisions", equalTo(1))
                .body("outcomes", equalTo(1));
        assertThat(whereFound(MARKER)).isEmpty();
        assertThat(counted()).isEqualTo(before);
        erase(CLIENT).then().statusCode(200).body("decisions", equalTo(0)).body("outcomes", equalTo(0));

        thatItIsFoundWithoutWords(id);
        assertThat(whereFound("ximenesque")).contains("decision_text", "outcome_text");
        assertThat(call().get("/v1/decisions/" + others.path("id")).asString()).isEqualTo(others.asString());
        assertThat(logged.all()).doesNotContain(MARKER, "ximenesque");
        assertThat(serverLog()).doesNotContain(MARKER, "ximenesque");
    }

    private static void thatItIsFoundWithoutWords(String id) {
        Response found = call().get("/v1/decisions/" + id);
        found.then().statusCode(200).body("wordsGone", equalTo(true)).body("recommendations[0].rank", equalTo(1));
        assertThat(found.asString()).doesNotContain("\"quote\"", "\"unread\"");
        call().get("/v1/decisions?clientId=" + encoded(CLIENT))
                .then()
                .statusCode(200)
                .body("decisions.id", contains(id));
        call().get("/v1/deals/D-erased/recommendations").then().statusCode(200);
        call().get("/v1/decisions/" + id + "/outcomes").then().statusCode(200).body("outcomes.id", contains("o-1"));
        call().get("/v1/decisions/" + id + "/explanation")
                .then()
                .statusCode(410)
                .body("type", equalTo(type("words-gone")));

        Response again = keep(event(CLIENT, MARKER));
        again.then().statusCode(200).header("Idempotent-Replay", "true");
        assertThat(again.asString()).isEqualTo(found.asString());
        keep(event(CLIENT, "else")).then().statusCode(409);
        post("/v1/decisions?explain=true", Calls.JSON, event(CLIENT, MARKER))
                .then()
                .statusCode(410);
    }

    @Test
    void whoIsNotKnownIsErasedAllTheSame() {
        for (String client : List.of("nobody", "ü/😀", "100%", "c".repeat(200))) {
            erase(client).then().statusCode(200).body("decisions", equalTo(0));
        }
        call().delete("/v1/clients/a%00b/data").then().statusCode(404);
    }

    private Map<String, List<String>> counted() throws SQLException, IOException {
        try (Connection connection = Dump.connect(config.state())) {
            Map<String, List<String>> rows = Dump.rows(connection);
            rows.keySet().retainAll(COUNTED);
            return rows;
        }
    }

    /** The tables that hold a text, in plain sight or deflated. */
    private List<String> whereFound(String text) throws SQLException, IOException {
        try (Connection connection = Dump.connect(config.state())) {
            List<String> found = new java.util.ArrayList<>();
            for (String table : Dump.tables(connection)) {
                if (Dump.text(connection, table).contains(text)) {
                    found.add(table);
                }
            }
            return found;
        }
    }

    private String serverLog() throws IOException {
        return Files.readString(config.state().resolve("postgres/server.log"));
    }
}
