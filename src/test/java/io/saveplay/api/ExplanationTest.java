package io.saveplay.api;

import static io.saveplay.api.Calls.call;
import static io.saveplay.api.Calls.type;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.saveplay.intake.EventGenerator;
import org.junit.jupiter.api.Test;

@QuarkusTest
final class ExplanationTest {

    private static Response decide(String query, String event) {
        return call().header("Content-Type", Calls.JSON).body(event).post("/v1/decisions" + query + "&dryRun=true");
    }

    @Test
    void explanationsOfAnyEventKeepToTheContract() {
        for (int i = 0; i < 40; i++) {
            String event = new EventGenerator(i).next().toString();
            decide("?explain=true&askFirst=false", event)
                    .then()
                    .statusCode(200)
                    .body("explanation.whatIf", nullValue());
        }
    }

    @Test
    void onePlayIsExplainedWithEveryRuleThatCouldSpeakForIt() {
        decide("?explain=true&why=build-trust-first", Calls.MINIMAL)
                .then()
                .statusCode(200)
                .body("explanation.whyNot.play", contains("build-trust-first"))
                .body("explanation.whyNot[0].outcome", equalTo("NO_RULE_FIRED"))
                .body("explanation.whyNot[0].nearest", hasSize(greaterThan(1)))
                .body("explanation.whyNot[0].nearest[0].failed", not(empty()));
    }

    @Test
    void whatWouldPutAPlayOnTopIsLookedForWhereItIsAskedFor() {
        decide("?whatIf=call-or-meet", Calls.event("\"channel\":\"PHONE\""))
                .then()
                .statusCode(200)
                .body("explanation.whatIf.wanted", equalTo("call-or-meet"))
                .body("explanation.whatIf.found[0].first", equalTo("call-or-meet"))
                .body("explanation.whatIf.found[0].changes[0].field", equalTo("channel"))
                .body("explanation.whatIf.found[0].changes[0].from", equalTo("PHONE"));
    }

    @Test
    void anyOtherAnswerMayBeAskedFor() {
        decide("?whatIf=ANYTHING", new EventGenerator(7).next().toString())
                .then()
                .statusCode(200)
                .body("explanation.whatIf.found", not(empty()))
                .body("explanation.whatIf.tried", greaterThan(50));
    }

    @Test
    void whatDoesNotExistIsRefusedWithTheNearest() {
        decide("?why=stay-putt&whatIf=PERSUE", Calls.MINIMAL)
                .then()
                .statusCode(400)
                .body("type", equalTo(type("invalid-parameter")))
                .body("errors.parameter", contains("why", "whatIf"))
                .body("errors[0].message", equalTo("must be a play of the playbook; did you mean `stay-put`?"))
                .body("errors[1].message", startsWith("must be a play of the playbook, a verdict or `ANYTHING`"));
    }

    @Test
    void aBatchTakesNoQuestionOfASingleEvent() {
        Calls.post("/v1/decisions/batch?why=stay-put", Calls.NDJSON, Calls.MINIMAL)
                .then()
                .statusCode(400)
                .body("errors.parameter", contains("why"));
    }
}
