package io.saveplay.api;

import static io.saveplay.api.Calls.JSON;
import static io.saveplay.api.Calls.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** What is sure to be short is decided where the request came in, and nothing else is. */
@QuarkusTest
@TestProfile(UnexpectedTest.StoppedClock.class)
final class WhereDecidedTest {
    private static final String PLAIN = "/v1/decisions?dryRun=true&askFirst=false";
    private static final int MOST_TRIES = 3_000;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String SHORT = event("", ",\"contactsLast14Days\":0");

    private static String event(String more, String ofClient) {
        return "{\"id\":\"e\",\"occurredAt\":\"2026-03-02T09:30:00Z\",\"deal\":{\"id\":\"d\"},\"client\":{\"id\":\"c\""
                + ofClient + "}" + more + "}";
    }

    /** The name of the thread that decided. */
    private static String decider(String path, String event) {
        UnexpectedTest.BrokenClock.forget();
        post(path, JSON, event).then().statusCode(200).body("eventId", equalTo("e"));
        return UnexpectedTest.BrokenClock.thread();
    }

    /** Decides until it is done where the request came in: a machine that is busy elsewhere makes the quick slow. */
    private static void comesToBeDecidedAtOnce(String event) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + PLAIN))
                .header("Content-Type", JSON)
                .POST(HttpRequest.BodyPublishers.ofString(event))
                .build();
        boolean atOnce = false;
        for (int i = 0; i < MOST_TRIES && !atOnce; i++) {
            UnexpectedTest.BrokenClock.forget();
            CLIENT.sendAsync(request, HttpResponse.BodyHandlers.discarding()).join();
            atOnce = UnexpectedTest.BrokenClock.thread().contains("eventloop");
        }
        assertThat(atOnce).isTrue();
    }

    @Test
    void whatMayTakeLongIsDecidedByAWorker() {
        comesToBeDecidedAtOnce(SHORT);
        assertThat(decider(PLAIN + "&explain=true", SHORT)).contains("executor");
        assertThat(decider(PLAIN + "&why=diagnose-the-why", SHORT)).contains("executor");
        assertThat(decider(PLAIN, event(",\"notes\":\"" + "no ".repeat(1_400) + "\"", ",\"contactsLast14Days\":0")))
                .contains("executor");
        assertThat(decider(PLAIN, SHORT + " ".repeat(17_000))).contains("executor");
        assertThat(decider("/v1/decisions?askFirst=false", SHORT)).contains("executor");
    }

    @Test
    void aClientOfWhomOutcomesTellIsDecidedByAWorker() {
        String contacted = event("", "").replace("\"id\":\"c\"", "\"id\":\"contacted\"");
        comesToBeDecidedAtOnce(contacted);
        String decision = post("/v1/decisions", JSON, contacted.replace("\"id\":\"e\"", "\"id\":\"kept\""))
                .then()
                .statusCode(200)
                .extract()
                .path("id");
        String outcome = "{\"id\":\"o-1\",\"play\":\"call-or-meet\",\"result\":\"LOST\"}";
        post("/v1/decisions/" + decision + "/outcomes", JSON, outcome).then().statusCode(200);
        assertThat(decider(PLAIN, contacted)).contains("executor");
        comesToBeDecidedAtOnce(event("", ""));
    }

    @Test
    void theAnswerIsTheSameWhereverItIsMade() {
        String event = event(
                ",\"statedReason\":\"I have second thoughts\",\"notes\":\"it’s too expensive 😀\"",
                ",\"contactsLast14Days\":2");
        comesToBeDecidedAtOnce(event);
        String here = post(PLAIN, JSON, event).then().statusCode(200).extract().asString();
        String there = post(PLAIN, JSON, event + " ".repeat(17_000))
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(here.replaceFirst("\"id\":\"[^\"]*\"", "")).isEqualTo(there.replaceFirst("\"id\":\"[^\"]*\"", ""));
    }

    @Test
    void whatIsRefusedIsRefusedInTheSameWordsWhereverItIsRead() {
        String faulty = SHORT.replace("\"deal\":{\"id\":\"d\"}", "\"deal\":{\"id\":\"\",\"amout\":1}");
        for (String body :
                new String[] {"", "{", SHORT + "x", faulty, SHORT.replace("\"id\":\"e\"", "\"id\":\"\\u0000\"")}) {
            String here =
                    post(PLAIN, JSON, body).then().statusCode(400).extract().asString();
            String there = post(PLAIN, JSON, " ".repeat(17_000) + body)
                    .then()
                    .statusCode(400)
                    .extract()
                    .asString();
            assertThat(here.replaceAll("column \\d+", "")).isEqualTo(there.replaceAll("column \\d+", ""));
        }
    }
}
