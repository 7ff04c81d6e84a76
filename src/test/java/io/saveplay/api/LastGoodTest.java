package io.saveplay.api;

import static io.saveplay.api.Calls.call;
import static io.saveplay.api.Calls.decide;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.saveplay.rulebook.Rulebook;
import io.saveplay.rulebook.Shelf;
import io.saveplay.rulebook.TinyRules;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(LastGoodTest.BrokenSinceLastTime.class)
final class LastGoodTest {

    /** A folder that was live once and is broken when the service starts. */
    public static final class BrokenSinceLastTime implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            Path rules = TinyRules.writeTo(RulesCopy.empty(), 1);
            Path state = RulesCopy.empty();
            new Rulebook(rules, Clock.systemUTC(), List.of(), new Shelf(state, 50), Duration.ofMinutes(1)).start();
            TinyRules.write(rules.resolve(TinyRules.RULE_FILE), "package plays;\nrule \"oops");
            return Map.of("saveplay.rules", rules.toString(), "saveplay.state", state.toString());
        }
    }

    @Test
    void theLastGoodVersionServesAndSaysSo() {
        decide(Calls.MINIMAL)
                .then()
                .statusCode(200)
                .body("recommendations[0].receipt.because", hasItem("1 points for asking"));
        String version = call().get("/v1/rules").path("version");
        call().get("/v1/rules")
                .then()
                .statusCode(200)
                .body("servingFrom", equalTo("LAST_GOOD"))
                .body("problems.file", hasItem(TinyRules.RULE_FILE))
                .body("lastRejection.problems.file", hasItem(TinyRules.RULE_FILE))
                .body("history.version", contains(version));
        call().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'rules' }.data.version", containsString(version))
                .body("checks.find { it.name == 'rules' }.data.lastGood", equalTo(true))
                .body("checks.find { it.name == 'rules' }.data.keySet()", hasItems("problems"));
        call().get("/q/health/live").then().statusCode(200);
    }
}
