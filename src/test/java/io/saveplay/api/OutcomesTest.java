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
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
final class OutcomesTest {
    private static final String LEFT = "\"kind\":\"CANCELLED\",\"channel\":\"EMAIL\",\"live\":false";

    private static String decision(String client) {
        return keep(event(fresh("D"), client, LEFT))
                .then()
                .statusCode(200)
                .extract()
                .path("id");
    }

    private static String decision() {
        return decision(fresh("C"));
    }

    private static Response report(String decision, String outcome) {
        return post("/v1/decisions/" + decision + "/outcomes", Calls.JSON, outcome);
    }

    private static String outcome(String id, String play, String result, String more) {
        return "{\"id\":\"%s\",\"play\":\"%s\",\"result\":\"%s\"%s}".formatted(id, play, result, more);
    }

    private static String at(String time) {
        return ",\"at\":\"" + time + "\"";
    }

    @Test
    void anOutcomeIsKeptOnceAndAnsweredTheSameAgain() {
        String decision = decision();
        String outcome = outcome(
                "o-1",
                "call-or-meet",
                "SAVED",
                at("2026-03-03T10:00:00.1234567+01:00") + ",\"note\":\"sie bleibt – schön\"");
        Response first = report(decision, outcome);
        first.then()
                .statusCode(200)
                .body("id", equalTo("o-1"))
                .body("play", equalTo("call-or-meet"))
                .body("result", equalTo("SAVED"))
                .body("at", equalTo("2026-03-03T09:00:00.123456Z"))
                .body("note", equalTo("sie bleibt – schön"));
        assertThat(first.header("Idempotent-Replay")).isNull();
        Response again = report(decision, outcome.replace(",", " , "));
        again.then().statusCode(200).header("Idempotent-Replay", "true");
        assertThat(again.asByteArray()).isEqualTo(first.asByteArray());
        call().get("/v1/decisions/" + decision + "/outcomes").then().body("outcomes.id", contains("o-1"));
    }

    @Test
    void anOutcomeWithoutATimeCameOutNow() {
        String decision = decision();
        String outcome = outcome("o-1", "call-or-meet", "LOST", "");
        Response first = report(decision, outcome);
        first.then().statusCode(200).body("at", notNullValue());
        assertThat(report(decision, outcome).asByteArray()).isEqualTo(first.asByteArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"play", "result", "at", "note"})
    void anotherOutcomeUnderTheSameIdIsRefusedAndTheFirstStays(String changed) {
        String decision = decision();
        String outcome = outcome("o-1", "call-or-meet", "SAVED", at("2026-03-03T10:00:00Z") + ",\"note\":\"stays\"");
        byte[] first =
                report(decision, outcome).then().statusCode(200).extract().asByteArray();
        String other = switch (changed) {
            case "play" -> outcome.replace("call-or-meet", "listen-and-understand");
            case "result" -> outcome.replace("SAVED", "RETURNED");
            case "at" -> outcome.replace("10:00:00", "10:00:01");
            default -> outcome.replace("stays", "stays for now");
        };
        report(decision, other).then().statusCode(409).body("type", equalTo(type("outcome-conflict")));
        assertThat(report(decision, outcome).asByteArray()).isEqualTo(first);
    }

    @Test
    void anIdCountsWithinItsDecision() {
        report(decision(), outcome("o-1", "call-or-meet", "SAVED", "")).then().statusCode(200);
        Response other = report(decision(), outcome("o-1", "call-or-meet", "LOST", ""));
        other.then().statusCode(200);
        assertThat(other.header("Idempotent-Replay")).isNull();
    }

    @Test
    void theOutcomesOfADecisionAreListedAsTheyCameOut() {
        String decision = decision();
        call().get("/v1/decisions/" + decision + "/outcomes")
                .then()
                .statusCode(200)
                .body("outcomes", empty());
        report(decision, outcome("o-2", "call-or-meet", "SAVED", at("2026-03-05T10:00:00Z")));
        report(decision, outcome("o-3", "call-or-meet", "LOST", at("2026-03-04T10:00:00Z")));
        report(decision, outcome("o-1", "listen-and-understand", "NOT_TRIED", at("2026-03-05T10:00:00Z")));
        call().get("/v1/decisions/" + decision + "/outcomes")
                .then()
                .statusCode(200)
                .body("outcomes.id", contains("o-3", "o-1", "o-2"));
    }

    @Test
    void aPlayThatNobodyKnowsIsProposedAnother() {
        report(decision(), outcome("o-1", "call-or-meat", "SAVED", ""))
                .then()
                .statusCode(400)
                .body("type", equalTo(type("invalid-request")))
                .body("errors.pointer", contains("/play"))
                .body(
                        "errors[0].message",
                        equalTo("`call-or-meat` is no play of the playbook; did you mean `call-or-meet`?"));
    }

    @Test
    void everyFaultOfAnOutcomeIsToldWithItsPlace() {
        report(
                        decision(),
                        "{\"id\":\" \",\"play\":\"Call\",\"result\":\"WON\",\"at\":\"today\",\"note\":\"\",\"reslt\":1}")
                .then()
                .statusCode(400)
                .body("type", equalTo(type("invalid-request")))
                .body("errors.pointer", containsInAnyOrder("/id", "/play", "/result", "/at", "/note", "/reslt"))
                .body("errors.find { it.pointer == '/reslt' }.message", containsString("did you mean `result`?"));
        report(decision(), "{}")
                .then()
                .statusCode(400)
                .body("errors.pointer", containsInAnyOrder("/id", "/play", "/result"));
        report(decision(), "{").then().statusCode(400).body("type", equalTo(type("not-json")));
        report(decision(), outcome("o\\u0000", "call-or-meet", "SAVED", ""))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/id"));
    }

    @ParameterizedTest
    @CsvSource({
        "1969-12-31T23:59:59Z, must be in 1970 or later",
        "0000-01-01T00:00:00Z, must be in 1970 or later",
        "2999-01-01T00:00:00Z, must not be in the future; leave it out for this moment",
        "9999-12-31T23:59:59Z, must not be in the future; leave it out for this moment",
        "2026-03-03T23:59:60Z, ",
        "2026-03-03T10:00:00+19:00, "
    })
    void aTimeThatCannotBeIsRefused(String time, @Nullable String message) {
        report(decision(), outcome("o-1", "call-or-meet", "SAVED", at(time)))
                .then()
                .statusCode(400)
                .body("type", equalTo(type("invalid-request")))
                .body("errors.pointer", contains("/at"))
                .body("errors[0].message", message == null ? notNullValue() : equalTo(message));
    }

    @Test
    void aClockThatIsAheadOfOursIsForgiven() {
        Instant now = Instant.now();
        String decision = decision();
        report(
                        decision,
                        outcome(
                                "o-1",
                                "call-or-meet",
                                "SAVED",
                                at(now.plus(2, ChronoUnit.DAYS).toString())))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/at"));
        report(
                        decision,
                        outcome(
                                "o-1",
                                "call-or-meet",
                                "SAVED",
                                at(now.plus(1, ChronoUnit.HOURS).toString())))
                .then()
                .statusCode(200);
    }

    @Test
    void anOutcomeOfNoDecisionIsNotTaken() {
        for (String play : new String[] {"call-or-meet", "no-such-play"}) {
            report(UUID.randomUUID().toString(), outcome("o-1", play, "SAVED", ""))
                    .then()
                    .statusCode(404)
                    .body("type", equalTo(type("not-found")));
        }
        report("nonsense", outcome("o-1", "call-or-meet", "SAVED", "")).then().statusCode(404);
    }

    @Test
    void anOutcomeOfMoreThanItsBytesIsNotTaken() {
        report(decision(), outcome("o-1", "call-or-meet", "SAVED", "") + " ".repeat(64 << 10))
                .then()
                .statusCode(413)
                .body("type", equalTo(type("too-large")))
                .body("detail", equalTo("an outcome may have up to `65536` bytes"));
    }

    @Test
    void threeDaysOnWhichAClientWasContactedReachTheCap() {
        String client = fresh("C");
        String decision = decision(client);
        report(decision, outcome("o-1", "call-or-meet", "LOST", at("2026-02-27T10:00:00Z")));
        report(decision, outcome("o-2", "call-or-meet", "LOST", at("2026-02-28T10:00:00Z")));
        decide(event(fresh("D"), client, LEFT)).then().body("withheld.policy", not(hasItem("P-6")));
        report(decision, outcome("o-3", "call-or-meet", "LOST", at("2026-03-01T10:00:00Z")));

        decide(event(fresh("D"), client, LEFT)).then().body("withheld.policy", hasItem("P-6"));
        Response next = keep(event(fresh("D"), client, LEFT));
        next.then()
                .statusCode(200)
                .body("withheld.find { it.play == 'call-or-meet' }.policy", equalTo("P-6"))
                .body(
                        "withheld.find { it.play == 'call-or-meet' }.because",
                        equalTo("3 contacts in the last 14 days, and the cap is three"));
        // It is come to again with the contacts that were known then.
        report(decision, outcome("o-4", "call-or-meet", "LOST", at("2026-02-26T10:00:00Z")));
        call().get("/v1/decisions/" + next.path("id") + "/explanation")
                .then()
                .statusCode(200)
                .body("trace.rule", hasItem("contact-cap/reached"));
        // Of other clients nothing was said.
        decide(event(fresh("D"), fresh("C"), LEFT)).then().body("withheld.policy", not(hasItem("P-6")));
    }

    @Test
    void playsOfOneDayAreOneContactAndWhatWasNotTriedIsNone() {
        String client = fresh("C");
        String decision = decision(client);
        report(decision, outcome("o-1", "call-or-meet", "LOST", at("2026-02-27T10:00:00Z")));
        report(decision, outcome("o-2", "listen-and-understand", "LOST", at("2026-02-27T11:00:00Z")));
        report(decision, outcome("o-3", "diagnose-the-why", "LOST", at("2026-02-27T12:00:00Z")));
        report(decision, outcome("o-4", "call-or-meet", "NOT_TRIED", at("2026-02-28T10:00:00Z")));
        report(decision, outcome("o-5", "call-or-meet", "SAVED", at("2026-03-01T10:00:00Z")));
        // Fifteen days before, and after the event.
        report(decision, outcome("o-6", "call-or-meet", "LOST", at("2026-02-15T10:00:00Z")));
        report(decision, outcome("o-7", "call-or-meet", "LOST", at("2026-03-02T10:00:00Z")));
        decide(event(fresh("D"), client, LEFT)).then().statusCode(200).body("withheld.policy", not(hasItem("P-6")));
        report(decision, outcome("o-8", "call-or-meet", "RETURNED", at("2026-02-28T10:00:00Z")));
        decide(event(fresh("D"), client, LEFT)).then().body("withheld.policy", hasItem("P-6"));
    }

    @Test
    void whatTheEventSaysOfContactsCounts() {
        String client = fresh("C");
        String decision = decision(client);
        for (int day = 25; day <= 28; day++) {
            report(decision, outcome("o-" + day, "call-or-meet", "LOST", at("2026-02-" + day + "T10:00:00Z")));
        }
        String event = event(fresh("D"), client, LEFT);
        decide(event).then().body("withheld.policy", hasItem("P-6"));
        String says =
                event.replace("{\"id\":\"" + client + "\"}", "{\"id\":\"" + client + "\",\"contactsLast14Days\":2}");
        decide(says).then().statusCode(200).body("withheld.policy", not(hasItem("P-6")));
        decide(says.replace("Days\":2", "Days\":3")).then().body("withheld.policy", hasItem("P-6"));
    }
}
