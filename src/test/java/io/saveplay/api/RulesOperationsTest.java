package io.saveplay.api;

import static io.saveplay.api.Calls.call;
import static io.saveplay.api.Calls.post;
import static io.saveplay.api.Calls.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.saveplay.rulebook.Rulebook;
import io.saveplay.rulebook.TinyRules;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(RulesOperationsTest.OwnFolder.class)
final class RulesOperationsTest {
    private static final String ERRORS = "problems.findAll { it.severity == 'ERROR' }";

    private static final String RULE = TinyRules.RULE_FILE;
    private static int points = 100;

    /** A small folder that this test changes, and nobody watches. */
    public static final class OwnFolder implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "saveplay.rules", TinyRules.writeTo(RulesCopy.empty(), 1).toString(), "saveplay.rules-watch", "0s");
        }
    }

    @Inject
    Rulebook rulebook;

    @BeforeEach
    void aFolderThatIsLive() {
        assertThat(save(++points)).isEqualTo("SWAPPED");
    }

    private String save(int points) {
        TinyRules.write(rulebook.root().resolve(RULE), TinyRules.rule(points));
        return change("/v1/rules/reload", "").path("outcome");
    }

    private static Response change(String path, String body) {
        return body.isEmpty() ? call().post(path) : post(path, Calls.JSON, body);
    }

    private static String version() {
        return call().get("/v1/rules").path("version");
    }

    private static Response check(Map<String, String> changes) {
        try {
            return post(
                    "/v1/rules/check", Calls.JSON, JsonMapper.builder().build().writeValueAsBytes(changes));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aReloadThatIsRejectedSaysWhyAndIsRememberedAfterItWasMended() {
        String before = version();
        TinyRules.write(rulebook.root().resolve(RULE), TinyRules.rule(1).replace("saveAttempts", "savAttempts"));
        change("/v1/rules/reload", "")
                .then()
                .statusCode(200)
                .body("outcome", equalTo("REJECTED"))
                .body("version", equalTo(before))
                .body("problems.file", hasItem(RULE));
        call().get("/v1/rules")
                .then()
                .body("servingFrom", equalTo("LAST_GOOD"))
                .body("problems", not(empty()))
                .body("lastRejection.problems.file", hasItem(RULE));
        call().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'rules' }.data.lastGood", equalTo(true))
                .body("checks.find { it.name == 'rules' }.data.version", equalTo(before));
        assertThat(save(points)).isEqualTo("UNCHANGED");
        call().get("/v1/rules")
                .then()
                .body("servingFrom", equalTo("FOLDER"))
                .body(ERRORS, empty())
                .body("lastRejection.at", notNullValue());
    }

    @Test
    void rulesWhoseScenariosFailDoNotGoLive() {
        TinyRules.write(
                rulebook.root().resolve(RULE), TinyRules.rule(1).replace("saveAttempts == null", "live == true"));
        change("/v1/rules/reload", "")
                .then()
                .body("outcome", equalTo("REJECTED"))
                .body(ERRORS + ".code", contains("scenario"))
                .body(ERRORS + ".file", contains("plays/ask-why.scenarios.yaml"))
                .body(ERRORS + ".line", contains(4))
                .body(ERRORS + "[0].message", containsString("`it always helps to ask why`"));
    }

    @Test
    void aVersionIsGoneBackToAndStaysUntilAReload() {
        String first = version();
        save(++points);
        String second = version();
        change("/v1/rules/rollback", "{\"version\":\"" + first + "\"}")
                .then()
                .statusCode(200)
                .body("outcome", equalTo("SWAPPED"))
                .body("version", equalTo(first));
        call().get("/v1/rules")
                .then()
                .body("servingFrom", equalTo("ROLLBACK"))
                .body("pinned", equalTo(true))
                .body("history[0].origin", equalTo("ROLLBACK"))
                .body("history[0].until", nullValue())
                .body("history[1].version", equalTo(second))
                .body("history[1].until", notNullValue());
        String digest = call().get("/v1/rules").path("history[0].digest");
        change("/v1/rules/rollback", "{\"version\":\"" + digest + "\"}").then().body("outcome", equalTo("UNCHANGED"));
        change("/v1/rules/reload", "").then().body("version", equalTo(second));
        call().get("/v1/rules").then().body("pinned", equalTo(false));
    }

    @Test
    void aVersionThatNeverWasIsNotFound() {
        change("/v1/rules/rollback", "{\"version\":\"000000000000\"}")
                .then()
                .statusCode(404)
                .body("type", equalTo(type("not-found")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{}; /version",
                "[]; ''",
                "{\"version\":7}; /version",
                "{\"version\":\"../../etc\"}; /version",
                "{\"version\":\"000000000000\",\"pin\":true}; /pin"
            })
    void aRollbackThatIsNoneIsRefusedWithThePlace(String body, String pointer) {
        change("/v1/rules/rollback", body)
                .then()
                .statusCode(400)
                .body("type", equalTo(type("invalid-request")))
                .body("errors.pointer", contains(pointer));
    }

    @Test
    void aRuleIsShownWithItsTextItsGuidanceAndItsScenarios() {
        for (String path : new String[] {"/v1/rules/ask-why/always", "/v1/rules/ask-why%2Falways"}) {
            call().get(path)
                    .then()
                    .statusCode(200)
                    .body("name", equalTo("ask-why/always"))
                    .body("guidance.summary", contains("Ask for the reason."))
                    .body("file", equalTo(RULE))
                    .body("line", equalTo(4))
                    .body("endLine", equalTo(12))
                    .body("source", startsWith("rule \"ask-why/always\"\n"))
                    .body("source", containsString(points + " points for asking"))
                    .body("source", org.hamcrest.Matchers.endsWith("\nend\n"))
                    .body("scenarios.name", contains("it always helps to ask why"))
                    .body("scenarios.fires", everyItem(equalTo(true)));
        }
    }

    @Test
    void aMisspeltRuleIsProposed() {
        call().get("/v1/rules/ask-why/alway")
                .then()
                .statusCode(404)
                .body("detail", containsString("did you mean `ask-why/always`?"));
        call().get("/v1/rules/reload").then().statusCode(405).header("Allow", "POST, OPTIONS");
    }

    @Test
    void changesAreTriedOverWhatIsLiveAndNothingGoesLive() {
        String before = version();
        check(Map.of(RULE, TinyRules.rule(77)))
                .then()
                .statusCode(200)
                .body("version", not(equalTo(before)))
                .body(ERRORS, empty())
                .body("scenarios.passed", equalTo(2))
                .body("scenarios.failed", empty());
        check(Map.of(RULE, TinyRules.rule(77).replace("saveAttempts == null", "live == true")))
                .then()
                .body(ERRORS + ".code", contains("scenario"))
                .body("scenarios.passed", equalTo(1))
                .body("scenarios.failed[0].line", equalTo(4))
                .body("scenarios.failed[0].failures", not(empty()));
        check(Map.of(RULE, "package plays;\nrule \"oops"))
                .then()
                .body("problems.file", hasItem(RULE))
                .body("scenarios.passed", equalTo(0));
        assertThat(version()).isEqualTo(before);
    }

    @Test
    void nullDeletesAFile() {
        Map<String, String> changes = new HashMap<>();
        changes.put("plays/ask-why.scenarios.yaml", null);
        check(changes).then().body(ERRORS, empty()).body("scenarios.passed", equalTo(0));
        changes.put("plays/missing.drl", null);
        check(changes).then().body("problems.file", contains("plays/missing.drl"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../outside.drl",
                "plays/../../outside.drl",
                "/etc/outside.drl",
                "C:/outside.drl",
                "plays\\\\outside.drl",
                "plays//outside.drl",
                "./outside.drl",
                "plays/a\\u0000.drl",
                "",
                "plays/.hidden.drl",
                "plays/outside.exe"
            })
    void aPathThatNoRuleFileCanHaveIsAProblem(String path) {
        post("/v1/rules/check", Calls.JSON, "{\"" + path + "\": \"package plays;\"}")
                .then()
                .statusCode(200)
                .body("version", nullValue())
                .body("problems", hasSize(1))
                .body("problems.code", contains("path"));
    }

    @Test
    void theSameFileTwiceIsAProblem() {
        post("/v1/rules/check", Calls.JSON, "{\"plays/a.drl\": \"x\", \"plays/a.drl\": \"y\"}")
                .then()
                .statusCode(200)
                .body("problems.code", contains("duplicate"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"[]; invalid-request", "{\"a.drl\": 1}; invalid-request", "{; not-json", "{} x; not-json"})
    void aBodyThatIsNoChangeOfFilesIsRefused(String body, String type) {
        post("/v1/rules/check", Calls.JSON, body).then().statusCode(400).body("type", equalTo(type(type)));
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        post("/v1/rules/check", "application/zip", new byte[(8 << 20) + 1])
                .then()
                .statusCode(413)
                .body("type", equalTo(type("too-large")));
    }

    @Test
    void anythingButZipAndJsonIsRefused() {
        post("/v1/rules/check", "text/plain", "x").then().statusCode(415);
        call().queryParam("why", "x").post("/v1/rules/reload").then().statusCode(400);
    }
}
