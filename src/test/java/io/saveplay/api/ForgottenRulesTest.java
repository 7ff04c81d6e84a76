package io.saveplay.api;

import static io.saveplay.api.Calls.call;
import static io.saveplay.api.Calls.event;
import static io.saveplay.api.Calls.fresh;
import static io.saveplay.api.Calls.keep;
import static io.saveplay.api.Calls.post;
import static io.saveplay.api.Calls.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.saveplay.rulebook.Rulebook;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ForgottenRulesTest.OwnFolder.class)
final class ForgottenRulesTest {

    /** A folder that this test changes, and takes up when it says so. */
    public static final class OwnFolder implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("saveplay.rules", RulesCopy.make().toString(), "saveplay.rules-watch", "0s");
        }
    }

    @Inject
    Rulebook rulebook;

    @Test
    void whatWasDecidedStaysWhenTheRulesForgetTheReasonThatItNames() {
        String event = event(fresh("D"), fresh("C"), "\"reasonCode\":\"missing_features\"");
        Response first = post("/v1/decisions?explain=true", Calls.JSON, event);
        first.then().statusCode(200);

        RulesCopy.edit(rulebook.root().resolve("reason-codes.csv"), "stripe,missing_features,BAD_FIT\n", "");
        call().post("/v1/rules/reload")
                .then()
                .statusCode(200)
                .body("outcome", equalTo("SWAPPED"))
                .body("version", not(equalTo(first.path("rulesVersion"))));

        String unheard = event(fresh("D"), fresh("C"), "\"reasonCode\":\"missing_features\"");
        keep(unheard).then().statusCode(400).body("errors.pointer", contains("/reasonCode"));
        Response again = post("/v1/decisions?explain=true", Calls.JSON, event);
        again.then().statusCode(200).header("Idempotent-Replay", "true");
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(Json.read(call().get("/v1/decisions/" + first.path("id") + "/explanation")
                        .asByteArray()))
                .isEqualTo(Json.read(first.asByteArray()).get("explanation"));

        List<String> answers = Calls.batch("", event + "\n" + unheard);
        assertThat(answers.get(0))
                .isEqualTo(call().get("/v1/decisions/" + first.path("id")).asString());
        assertThat(answers.get(1)).startsWith("{\"line\":2,").contains(type("invalid-event"));
    }
}
