package io.saveplay.api;

import static io.saveplay.api.Calls.call;
import static io.saveplay.api.Calls.decide;
import static io.saveplay.api.Calls.post;
import static io.saveplay.api.Calls.type;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(BrokenRulesTest.WithAMistake.class)
final class BrokenRulesTest {

    /** A folder that cannot go live. */
    public static final class WithAMistake implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            Path rules = RulesCopy.make();
            RulesCopy.edit(rules.resolve("policy/discount.drl"), "saveAttempts == null", "savAttempts == null");
            return Map.of("saveplay.rules", rules.toString());
        }
    }

    @Test
    void theServiceIsAliveButNotReady() {
        call().get("/q/health/live").then().statusCode(200);
        call().get("/q/health/ready")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'rules' }.data.problems", greaterThan(0));
    }

    @Test
    void nothingIsDecided() {
        decide(Calls.MINIMAL).then().statusCode(503).body("type", equalTo(type("rules-unavailable")));
        post("/v1/decisions/batch", Calls.NDJSON, Calls.MINIMAL).then().statusCode(503);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/taxonomy", "/v1/plays", "/v1/plays/offer-alternatives"})
    void nothingIsKnown(String path) {
        call().get(path).then().statusCode(503).body("type", equalTo(type("rules-unavailable")));
    }

    @Test
    void theRulesPageSaysWhatToMend() {
        call().get("/v1/rules")
                .then()
                .statusCode(200)
                .body("version", nullValue())
                .body("layers", empty())
                .body("rules", empty())
                .body("counts.plays", equalTo(0))
                .body("problems", not(empty()))
                .body("problems.file", hasItem("policy/discount.drl"));
    }
}
