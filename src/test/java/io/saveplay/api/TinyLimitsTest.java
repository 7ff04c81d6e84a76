package io.saveplay.api;

import static io.saveplay.api.Calls.decide;
import static io.saveplay.api.Calls.post;
import static io.saveplay.api.Calls.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(TinyLimitsTest.OneFiring.class)
final class TinyLimitsTest {

    /** Rules that may fire once. */
    public static final class OneFiring implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            Path rules = RulesCopy.make();
            RulesCopy.edit(rules.resolve("ruleset.yaml"), "firings: 2000", "firings: 1");
            // With them it would not go live.
            RulesCopy.deleteScenarios(rules);
            return Map.of("saveplay.rules", rules.toString());
        }
    }

    @Test
    void anEventOnWhichTheRulesDoNotFinishIsNotDecided() {
        decide(Calls.MINIMAL)
                .then()
                .statusCode(503)
                .body("type", equalTo(type("evaluation-limit")))
                .body("detail", equalTo("the rules fired more than 1 times for one event"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?dryRun=true"})
    void inABatchTheLineSaysSo(String query) {
        String answer = post("/v1/decisions/batch" + query, Calls.NDJSON, Calls.MINIMAL)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(answer).startsWith("{\"line\":1,").contains(type("evaluation-limit"), "\"status\":503");
    }
}
