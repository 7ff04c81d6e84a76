package io.saveplay.api;

import static io.saveplay.api.Calls.call;
import static io.saveplay.api.Calls.decide;
import static io.saveplay.api.Calls.event;
import static io.saveplay.api.Calls.fresh;
import static io.saveplay.api.Calls.keep;
import static io.saveplay.api.Calls.post;
import static io.saveplay.api.Calls.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@Timeout(120)
final class IdempotencyTest {
    private static final String REPLAY = "Idempotent-Replay";
    private static final String KEY = "Idempotency-Key";

    private static String cancelled() {
        return Calls.event(fresh("D"), fresh("C"), "\"kind\":\"CANCELLED\",\"channel\":\"EMAIL\"");
    }

    private static String other(String event) {
        return event.replace("EMAIL", "PHONE");
    }

    private static Response keepWithKey(String key, String event) {
        return call().header("Content-Type", Calls.JSON)
                .header(KEY, key)
                .body(event)
                .post("/v1/decisions");
    }

    private static byte[] first(Response answer) {
        answer.then().statusCode(200);
        assertThat(answer.header(REPLAY)).isNull();
        return answer.asByteArray();
    }

    private static byte[] replayed(Response answer) {
        answer.then().statusCode(200).header(REPLAY, "true");
        return answer.asByteArray();
    }

    @Test
    void theSameEventGetsTheSameBytesAgainAndIsToldSo() {
        String event = cancelled();
        byte[] answer = first(keep(event));
        assertThat(replayed(keep(event))).isEqualTo(answer);
        assertThat(replayed(keep(event))).isEqualTo(answer);
    }

    @Test
    void howAnEventIsWrittenSaysNothing() {
        String deal = fresh("D");
        String id = fresh("evt");
        byte[] answer = first(keep("""
                {"id":"%s","occurredAt":"2026-03-02T09:30:00Z","deal":{"id":"%s","amount":18000,"currency":"EUR"},
                 "client":{"id":"C"},"channel":"EMAIL"}""".formatted(id, deal)));
        assertThat(replayed(keep("""
                        {"channel": "EMAIL", "client": {"id": "C"}, "occurredAt": "2026-03-02T10:30:00+01:00",
                          "deal": {"currency": "EUR", "amount": 18000.0, "id": "%s"},
                          "id": "%s"}""".formatted(deal, id)))).isEqualTo(answer);
        assertThat(replayed(keep("""
                        {"id":"%s","occurredAt":"2026-03-02T09:30:00.000Z","deal":{"id":"%s","amount":1.8e4,"currency":"EUR"},
                         "client":{"id":"\\u0043"},"channel":"EMAIL"}""".formatted(id, deal)))).isEqualTo(answer);
    }

    @Test
    void anotherEventUnderTheSameIdIsRefusedAndTheFirstStays() {
        String event = cancelled();
        Response kept = keep(event);
        byte[] answer = first(kept);
        keep(other(event)).then().statusCode(409).body("type", equalTo(type("event-conflict")));
        assertThat(call().get("/v1/decisions/" + kept.path("id")).asByteArray()).isEqualTo(answer);
        assertThat(replayed(keep(event))).isEqualTo(answer);
    }

    @Test
    void aKeyStandsInPlaceOfTheId() {
        String event = cancelled();
        String key = fresh("key");
        byte[] answer = first(keepWithKey(key, event));
        assertThat(replayed(keepWithKey(key, event))).isEqualTo(answer);
        keepWithKey(key, other(event)).then().statusCode(409).body("type", equalTo(type("event-conflict")));
        // The id is not what this event is known by.
        first(keepWithKey(fresh("key"), other(event)));
        first(keep(event));
    }

    static List<String> noKeys() {
        return List.of(" ", "k".repeat(201));
    }

    @ParameterizedTest
    @MethodSource("noKeys")
    void aKeyThatIsNoneIsRefused(String key) {
        keepWithKey(key, cancelled()).then().statusCode(400).body("errors.parameter", contains(KEY));
    }

    @Test
    void aKeyIsGivenOnce() {
        call().header("Content-Type", Calls.JSON)
                .header(KEY, "a")
                .header(KEY, "b")
                .body(cancelled())
                .post("/v1/decisions")
                .then()
                .statusCode(400)
                .body("errors.parameter", contains(KEY));
    }

    @Test
    void ofEqualEventsAtOnceOneIsDecided() throws Exception {
        int callers = 16;
        String deal = fresh("D");
        String event = event(deal, "C", "\"channel\":\"EMAIL\"");
        CountDownLatch all = new CountDownLatch(callers);
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        List<Response> answers = new ArrayList<>();
        try {
            List<Future<Response>> calls = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                calls.add(threads.submit(() -> {
                    all.countDown();
                    all.await();
                    return keep(event);
                }));
            }
            for (Future<Response> one : calls) {
                answers.add(one.get());
            }
        } finally {
            threads.shutdownNow();
        }
        byte[] answer = answers.get(0).asByteArray();
        assertThat(answers).allSatisfy(one -> {
            assertThat(one.statusCode()).isEqualTo(200);
            assertThat(one.asByteArray()).isEqualTo(answer);
        });
        assertThat(answers.stream().filter(one -> one.header(REPLAY) == null)).hasSize(1);
        call().get("/v1/decisions?dealId=" + deal)
                .then()
                .body("decisions.id", contains(answers.get(0).<String>path("id")));
    }

    @Test
    void ofDifferentEventsUnderOneIdAtOnceOneIsDecidedAndTheOtherRefused() throws Exception {
        String event = cancelled();
        CountDownLatch both = new CountDownLatch(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Integer>> calls = new ArrayList<>();
            for (String one : List.of(event, other(event))) {
                calls.add(threads.submit(() -> {
                    both.countDown();
                    both.await();
                    return keep(one).statusCode();
                }));
            }
            assertThat(List.of(calls.get(0).get(), calls.get(1).get())).containsExactlyInAnyOrder(200, 409);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void anExplanationMayBeAskedForTheSecondTime() throws Exception {
        String event = cancelled();
        byte[] bare = first(keep(event));
        Response answer = post("/v1/decisions?explain=true&why=stay-put", Calls.JSON, event);
        answer.then()
                .statusCode(200)
                .header(REPLAY, "true")
                .body("explanation.trace", not(empty()))
                .body("explanation.whyNot.play", contains("stay-put"));
        ObjectNode explained = (ObjectNode) Json.read(answer.asByteArray());
        explained.remove("explanation");
        assertThat(explained).isEqualTo(Json.read(bare));
        assertThat(replayed(keep(event))).isEqualTo(bare);
    }

    @Test
    void whatWasExplainedAtFirstIsKeptWithoutTheExplanation() {
        String event = cancelled();
        Response explained = post("/v1/decisions?explain=true", Calls.JSON, event);
        explained.then().statusCode(200).body("explanation", notNullValue());
        assertThat(post("/v1/decisions?explain=true", Calls.JSON, event).asByteArray())
                .isEqualTo(explained.asByteArray());
        assertThat(new String(replayed(keep(event)), StandardCharsets.UTF_8)).doesNotContain("\"explanation\"");
    }

    @Test
    void aBatchAnswersWhatWasDecidedBeforeAndSaysWhatContradictsIt() {
        String before = cancelled();
        String twice = cancelled();
        String answer = new String(first(keep(before)), StandardCharsets.UTF_8);
        List<String> lines = Calls.batch("", String.join("\n", twice, before, twice, other(twice), cancelled()));
        assertThat(lines).hasSize(5);
        assertThat(lines.get(1)).isEqualTo(answer);
        assertThat(lines.get(2)).isEqualTo(lines.get(0)).startsWith("{\"id\"");
        assertThat(lines.get(3)).startsWith("{\"line\":4,").contains(type("event-conflict"));
        assertThat(lines.get(4)).startsWith("{\"id\"");
        assertThat(new String(replayed(keep(twice)), StandardCharsets.UTF_8)).isEqualTo(lines.get(0));
    }

    @Test
    void aDryRunKeepsNothingAndKnowsNothing() {
        String deal = fresh("D");
        String event = event(deal, "C", "\"channel\":\"EMAIL\"");
        String id = decide(event).then().statusCode(200).extract().path("id");
        first(decide(other(event)));
        post("/v1/decisions/batch?dryRun=true", Calls.NDJSON, event).then().statusCode(200);
        call().get("/v1/decisions/" + id).then().statusCode(404);
        call().get("/v1/decisions?dealId=" + deal).then().statusCode(200).body("decisions", empty());
        first(keep(event));
        first(decide(other(event)));
        first(decide(event));
    }
}
