package io.saveplay.api;

import static io.saveplay.api.Calls.call;
import static io.saveplay.api.Calls.type;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(TokenTest.WithToken.class)
final class TokenTest {
    private static final String ANY = "019cade2-1744-7c3e-9b1a-4f2d8e6a0c57";

    /** A service that asks for a token, on the loopback address as well. */
    public static final class WithToken implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("saveplay.token", "s3cret", "saveplay.crm.pipedrive.secrets", Hooks.PIPEDRIVE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1",
                "/v1/rules",
                "/v1/plays",
                "/v1/taxonomy",
                "/v1/plays/x",
                "/v1/nothing",
                "/v1/webhooks",
                "/v1/webhooks/pipedrive",
                "/v1/webhooks/deliveries",
                "/v1/webhooks/counts",
                "/v1/webhooks/pipedrive/preview",
                "//v1/rules",
                "/./v1/rules",
                "/x/../v1/rules",
                "/%76%31/rules",
                "/v1;a=b/rules",
                "/v1/rules;a=b"
            })
    void nothingUnderV1IsShownWithoutTheToken(String path) {
        io.restassured.RestAssured.given()
                .urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer")
                .body("type", equalTo(type("unauthorized")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Bearer s3cre",
                "Bearer s3cret2",
                "Basic s3cret",
                "s3cret",
                "Bearer S3CRET",
                "Bearer s3cret x"
            })
    void aWrongTokenIsRefused(String authorization) {
        call().header("Authorization", authorization)
                .get("/v1/rules")
                .then()
                .statusCode(401)
                .body("type", equalTo(type("unauthorized")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer s3cret", "bearer s3cret", "Bearer  s3cret"})
    void theTokenOpensTheDoor(String authorization) {
        call().header("Authorization", authorization).get("/v1/rules").then().statusCode(200);
    }

    @Test
    void noEventIsDecidedWithoutTheToken() {
        Calls.decide(Calls.MINIMAL).then().statusCode(401);
        Calls.post("/v1/decisions/batch", Calls.NDJSON, Calls.MINIMAL).then().statusCode(401);
    }

    @Test
    void aWebhookNeedsNoTokenButWhatTellsOfItDoes() {
        String body = Hooks.lost(Calls.fresh("deal"), Calls.fresh("event"));
        Hooks.pipedrive(body).then().statusCode(202).body("taken", equalTo(1));
        Hooks.send("pipedrive", Map.of("Authorization", "Bearer s3cret"), body)
                .then()
                .statusCode(401)
                .body("type", equalTo(type("webhook-not-verified")));
        Hooks.send("pipedrive/preview", Map.of("Authorization", Hooks.BASIC), body)
                .then()
                .statusCode(401)
                .body("type", equalTo(type("unauthorized")));
        Hooks.send(
                        "pipedrive/preview",
                        Map.of("Authorization", "Bearer s3cret", "Webhook-Authorization", Hooks.BASIC),
                        body)
                .then()
                .statusCode(200)
                .body("verification.verified", equalTo(true));
        for (String replay : List.of("deliveries/replay?state=DONE", "deliveries/" + ANY + "/replay")) {
            call().post("/v1/webhooks/" + replay).then().statusCode(401);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/q/health/live", "/q/health/ready"})
    void healthNeedsNoToken(String path) {
        call().get(path).then().statusCode(200);
    }
}
