package io.saveplay.api;

import static io.saveplay.api.Calls.call;
import static io.saveplay.api.Calls.decide;
import static io.saveplay.api.Calls.post;
import static io.saveplay.api.Calls.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
final class RefusalsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/v1",
                "/v2/decisions",
                "/q/nothing",
                "/v1/rules/",
                "/v1/plays/a/b",
                "/%00",
                "/v1/deals/%00/recommendations",
                "/a/../b"
            })
    void aPathThatNobodyKnowsIsNotFound(String path) {
        call().get(path).then().statusCode(404).body("type", equalTo(type("not-found")));
    }

    @Test
    void aMisspeltPlayIsProposed() {
        call().get("/v1/plays/offer-alternative")
                .then()
                .statusCode(404)
                .body("detail", equalTo("no play has the id `offer-alternative`; did you mean `offer-alternatives`?"));
    }

    @Test
    void aMisspeltPathIsProposed() {
        call().get("/v1/play").then().statusCode(404).body("detail", containsString("did you mean `/v1/plays`?"));
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /v1/decisions, 'GET, POST, HEAD, OPTIONS'",
        "PATCH, /v1/decisions/any/outcomes, 'GET, POST, HEAD, OPTIONS'",
        "POST, /v1/deals/any/recommendations, 'GET, HEAD, OPTIONS'",
        "DELETE, /v1/decisions/batch, 'POST, OPTIONS'",
        "POST, /v1/rules, 'GET, HEAD, OPTIONS'",
        "PUT, /v1/plays/any, 'GET, HEAD, OPTIONS'",
        "PATCH, /v1/taxonomy, 'GET, HEAD, OPTIONS'"
    })
    void aWrongMethodIsToldTheRightOnes(String method, String path, String allowed) {
        call().request(method, path)
                .then()
                .statusCode(405)
                .header("Allow", allowed)
                .body("type", equalTo(type("method-not-allowed")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "banana", "application/json;q=0", "application/problem+json", "*/*;q=0.0"})
    void anAnswerThatNobodyAcceptsIsNotSent(String accept) {
        call().header("Accept", accept)
                .get("/v1/rules")
                .then()
                .statusCode(406)
                .body("type", equalTo(type("not-acceptable")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/*",
                "text/html, application/json;q=0.1",
                "banana, */*;q=0.5",
                "banana, application/json"
            })
    void anyRangeThatTakesJsonIsServed(String accept) {
        call().header("Accept", accept).get("/v1/rules").then().statusCode(200);
        String type = call().header("Accept", accept)
                .contentType("application/json")
                .body(Calls.MINIMAL)
                .post("/v1/decisions?dryRun=true")
                .then()
                .statusCode(200)
                .extract()
                .header("Content-Type");
        assertThat(type).isEqualTo("application/json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/xml",
                "banana",
                "application/json; charset=iso-8859-1",
                "application/json; charset",
                "application/cloudevents-batch+json",
                "application/x-ndjson",
                "multipart/form-data; boundary=x"
            })
    void aBodyOfAnotherMediaTypeIsRefused(String sent) {
        post("/v1/decisions", sent, Calls.MINIMAL)
                .then()
                .statusCode(415)
                .body("type", equalTo(type("unsupported-media-type")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json; charset=UTF-8", "Application/JSON", "application/json; charset=\"utf-8\""})
    void jsonInUtf8IsReadHoweverItIsNamed(String sent) {
        io.restassured.RestAssured.given()
                .header("Content-Type", sent)
                .body(Calls.MINIMAL.getBytes(StandardCharsets.UTF_8))
                .post("/v1/decisions?dryRun=true")
                .then()
                .statusCode(200);
    }

    @Test
    void aCompressedBodyIsRefused() {
        call().header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .body(Calls.MINIMAL)
                .post("/v1/decisions")
                .then()
                .statusCode(415);
    }

    @Test
    void everyWrongQueryParameterIsNamed() {
        call().header("Content-Type", "application/json")
                .body(Calls.MINIMAL)
                .post("/v1/decisions?dryRun=maybe&explian=true&askFirst=true&askFirst=false&explain")
                .then()
                .statusCode(400)
                .body("type", equalTo(type("invalid-parameter")))
                .body("errors.parameter", containsInAnyOrder("dryRun", "explian", "askFirst", "explain"))
                .body(
                        "errors.find { it.parameter == 'explian' }.message",
                        equalTo("is not a parameter of this operation; did you mean `explain`?"))
                .body(
                        "errors.find { it.parameter == 'dryRun' }.message",
                        equalTo("must be `true` or `false`, not `maybe`"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/rules", "/v1/plays", "/v1/taxonomy", "/v1/plays/offer-alternatives"})
    void aReadingOperationTakesNoQueryParameter(String path) {
        call().queryParam("verbose", "1")
                .get(path)
                .then()
                .statusCode(400)
                .body("errors.parameter", contains("verbose"));
    }

    @Test
    void anEventMayHaveOneMebibyteAndNotOneByteMore() {
        String padding = " ".repeat(DecisionsResource.MOST_BYTES - Calls.MINIMAL.length());
        decide(Calls.MINIMAL + padding).then().statusCode(200);
        decide(Calls.MINIMAL + padding + " ").then().statusCode(413).body("type", equalTo(type("too-large")));
    }

    @Test
    void theAttributesOfABinaryCloudEventStandInForWhatTheEventLacks() {
        call().header("Content-Type", "application/json")
                .header("ce-specversion", "1.0")
                .header("ce-id", "caf%C3%A9-1")
                .header("ce-source", "/crm")
                .header("ce-type", "stalled")
                .header("ce-time", "2026-03-02T09:30:00Z")
                .body("{\"deal\":{\"id\":\"D\"},\"client\":{\"id\":\"C\"}}")
                .post("/v1/decisions?dryRun=true")
                .then()
                .statusCode(200)
                .body("eventId", equalTo("café-1"));
    }

    @Test
    void whatABinaryCloudEventSaysItselfCounts() {
        call().header("Content-Type", "application/json")
                .header("ce-specversion", "1.0")
                .header("ce-id", "other")
                .header("ce-source", "/crm")
                .header("ce-type", "stalled")
                .body(Calls.MINIMAL)
                .post("/v1/decisions?dryRun=true")
                .then()
                .statusCode(200)
                .body("eventId", equalTo("evt-1"));
    }

    @Test
    void everyWrongHeaderOfABinaryCloudEventIsNamed() {
        call().header("Content-Type", "application/json")
                .header("ce-specversion", "0.3")
                .header("ce-id", "%20")
                .header("ce-source", "not a uri")
                .header("ce-time", "yesterday")
                .body(Calls.MINIMAL)
                .post("/v1/decisions")
                .then()
                .statusCode(400)
                .body("type", equalTo(type("invalid-parameter")))
                .body("errors.parameter", contains("ce-specversion", "ce-id", "ce-source", "ce-type", "ce-time"));
    }

    @Test
    void thePointersOfAStructuredCloudEventLeadIntoIt() {
        post(
                        "/v1/decisions",
                        "application/cloudevents+json",
                        "{\"specversion\":\"1.0\",\"source\":\"/crm\",\"type\":\"t\",\"Bad-Name\":\"x\","
                                + "\"data\":{\"deal\":{\"id\":\"D\",\"stag\":1},\"client\":{\"id\":\"C\"}}}")
                .then()
                .statusCode(400)
                .body(
                        "errors.pointer",
                        containsInAnyOrder("/id", "/Bad-Name", "/data/id", "/data/occurredAt", "/data/deal/stag"));
    }
}
