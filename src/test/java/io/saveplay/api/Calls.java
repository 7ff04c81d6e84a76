package io.saveplay.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** Calls of the service, each held against the contract. */
final class Calls {
    static final String JSON = "application/json";
    static final String NDJSON = "application/x-ndjson";
    static final String MINIMAL =
            "{\"id\":\"evt-1\",\"occurredAt\":\"2026-03-02T09:30:00Z\",\"deal\":{\"id\":\"D-1\"},\"client\":{\"id\":\"C-1\"}}";

    private static final ContractFilter CONTRACT = new ContractFilter();

    private Calls() {}

    static RequestSpecification call() {
        return RestAssured.given()
                .config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .urlEncodingEnabled(false)
                .filter(CONTRACT);
    }

    /** Decides and keeps nothing, so that events of other tests may have the same id. */
    static Response decide(String event) {
        return post("/v1/decisions?dryRun=true", JSON, event);
    }

    /** Decides, and keeps what is decided. */
    static Response keep(String event) {
        return post("/v1/decisions", JSON, event);
    }

    static Response post(String path, String type, String body) {
        return post(path, type, body.getBytes(StandardCharsets.UTF_8));
    }

    static Response post(String path, String type, byte[] body) {
        return call().header("Content-Type", type).body(body).post(path);
    }

    /** The answers to the lines of a batch, one each. */
    static List<String> batch(String query, String lines) {
        return post("/v1/decisions/batch" + query, NDJSON, lines)
                .then()
                .statusCode(200)
                .contentType(NDJSON)
                .extract()
                .asString()
                .lines()
                .toList();
    }

    /** An event with more fields than the four that it needs. */
    static String event(String fields) {
        return MINIMAL.substring(0, MINIMAL.length() - 1) + "," + fields + "}";
    }

    /** An id that nothing else has. */
    static String fresh(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 13);
    }

    /** An event with an id of its own. */
    static String event(String deal, String client, String fields) {
        return "{\"id\":\"%s\",\"occurredAt\":\"2026-03-02T09:30:00Z\",\"deal\":{\"id\":\"%s\"},\"client\":{\"id\":\"%s\"}%s}"
                .formatted(fresh("evt"), deal, client, fields.isEmpty() ? "" : "," + fields);
    }

    /** A value as it is written in an address. */
    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The value of an example of the contract. */
    static JsonNode example(String name) {
        return ContractFilter.CONTRACT.document().at("/components/examples/" + name + "/value");
    }

    static String type(String name) {
        return "urn:saveplay:problem:" + name;
    }
}
