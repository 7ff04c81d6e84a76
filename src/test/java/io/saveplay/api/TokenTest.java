package io.saveplay.api;

import static io.saveplay.api.Calls.call;
import static io.saveplay.api.Calls.type;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(TokenTest.WithToken.class)
final class TokenTest {

    /** A service that asks for a token, on the loopback address as well. */
    public static final class WithToken implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("saveplay.token", "s3cret");
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

    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/q/health/live", "/q/health/ready"})
    void healthNeedsNoToken(String path) {
        call().get(path).then().statusCode(200);
    }
}
