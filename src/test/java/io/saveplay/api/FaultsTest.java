package io.saveplay.api;

import static io.saveplay.api.Calls.event;
import static io.saveplay.api.Calls.post;
import static io.saveplay.api.Calls.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@Timeout(60)
final class FaultsTest {

    private static Arguments body(String body, String... pointers) {
        return Arguments.of(body, List.of(pointers));
    }

    private static String deal(String fields) {
        return "{\"id\":\"e\",\"occurredAt\":\"2026-03-02T09:30:00Z\",\"deal\":{\"id\":\"D\"," + fields
                + "},\"client\":{\"id\":\"C\"}}";
    }

    private static String client(String fields) {
        return "{\"id\":\"e\",\"occurredAt\":\"2026-03-02T09:30:00Z\",\"deal\":{\"id\":\"D\"},\"client\":{\"id\":\"C\","
                + fields + "}}";
    }

    private static String at(String time) {
        return Calls.MINIMAL.replace("2026-03-02T09:30:00Z", time);
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                body("null", ""),
                body("[]", ""),
                body("\"text\"", ""),
                body("1", ""),
                body("{}", "/client", "/deal", "/id", "/occurredAt"),
                body(
                        "{\"id\":null,\"occurredAt\":1,\"deal\":[],\"client\":\"C\"}",
                        "/client",
                        "/deal",
                        "/id",
                        "/occurredAt"),
                body(at("2026-03-02"), "/occurredAt"),
                body(at("2026-03-02T09:30:00"), "/occurredAt"),
                body(at("2026-02-30T09:30:00Z"), "/occurredAt"),
                body(at("2026-03-02T23:59:60Z"), "/occurredAt"),
                body(at("2026-03-02T09:30:00+19:00"), "/occurredAt"),
                body(at("1969-12-31T23:59:59Z"), "/occurredAt"),
                body(at("2200-01-01T00:00:00Z"), "/occurredAt"),
                body(at("9999-12-31T23:59:59Z"), "/occurredAt"),
                body(event("\"kind\":\"STALED\""), "/kind"),
                body(event("\"kind\":\"backed_out\""), "/kind"),
                body(event("\"channel\":\"FAX\""), "/channel"),
                body(event("\"live\":\"true\""), "/live"),
                body(event("\"statedReason\":\"\""), "/statedReason"),
                body(event("\"statedReason\":\" \\t\\u00a0\""), "/statedReason"),
                body(event("\"statedReason\":null"), "/statedReason"),
                body(event("\"statedReason\":\"" + "a".repeat(5001) + "\""), "/statedReason"),
                body(event("\"notes\":\"a\\u0000b\""), "/notes"),
                body(event("\"notes\":\"a\\ud800b\""), "/notes"),
                body(event("\"notes\":\"a\\udc00\\ud800b\""), "/notes"),
                body(event("\"reasonCode\":\"FEARR\""), "/reasonCode"),
                body(event("\"reasonCode\":7"), "/reasonCode"),
                body(event("\"saveAttempts\":-1"), "/saveAttempts"),
                body(event("\"saveAttempts\":1.5"), "/saveAttempts"),
                body(event("\"saveAttempts\":1e999999999"), "/saveAttempts"),
                body(event("\"saveAttempts\":1e-999999999"), "/saveAttempts"),
                body(event("\"closingAttempt\":10001"), "/closingAttempt"),
                body(event("\"concerns\":{}"), "/concerns"),
                body(event("\"concerns\":[{}]"), "/concerns/0"),
                body(event("\"concerns\":[{\"resolved\":true},{\"reason\":\"MOON\"}]"), "/concerns/1/reason"),
                body(event("\"concerns\":[{\"txt\":\"a\"}]"), "/concerns/0/txt"),
                body(event("\"seller\":{\"pipelineShare\":1.01}"), "/seller/pipelineShare"),
                body(event("\"seller\":{\"pipelineShare\":1e999999999}"), "/seller/pipelineShare"),
                body(event("\"seller\":{\"values\":[\"a\",1]}"), "/seller/values/1"),
                body(event("\"\\ud800\":1"), "/\uFFFD"),
                body(event("\"a/b~c\":1"), "/a~1b~0c"),
                body(event("\"\":1"), "/"),
                body(deal("\"stag\":\"SIGNED\""), "/deal/stag"),
                body(deal("\"amount\":1e999999999"), "/deal/amount"),
                body(deal("\"amount\":-0.01"), "/deal/amount"),
                body(deal("\"amount\":\"12\""), "/deal/amount"),
                body(deal("\"currency\":\"eur\""), "/deal/currency"),
                body(deal("\"currency\":\"EUR\\n\""), "/deal/currency"),
                body(
                        deal("\"openedOn\":\"2026-02-30\",\"agreedOn\":\"2026-03-02T00:00:00Z\""),
                        "/deal/agreedOn",
                        "/deal/openedOn"),
                body(deal("\"benefits\":[\"\",\"a\",\" \"]"), "/deal/benefits/0", "/deal/benefits/2"),
                body(client("\"answers\":{\"Not A Name\":1}"), "/client/answers/Not A Name"),
                body(
                        client("\"answers\":{\"a\":null,\"b\":[],\"c\":\"\"}"),
                        "/client/answers/a",
                        "/client/answers/b",
                        "/client/answers/c"),
                body(client("\"tenureMonths\":1201,\"deceased\":0"), "/client/deceased", "/client/tenureMonths"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void everyFaultIsToldWithItsPlace(String body, List<String> pointers) {
        Response answer = post("/v1/decisions", "application/json", body);
        answer.then().statusCode(400).body("type", equalTo(type("invalid-event")));
        assertThat(answer.<List<String>>path("errors.pointer")).containsExactlyInAnyOrderElementsOf(pointers);
        assertThat(answer.<List<String>>path("errors.message"))
                .noneMatch(message -> message.endsWith(" ") || message.contains(" ,") || message.contains("different"));
    }

    static Stream<byte[]> notJson() {
        Stream<String> texts = Stream.of(
                "",
                " ",
                "{",
                "{\"id\":}",
                Calls.MINIMAL + "x",
                Calls.MINIMAL + Calls.MINIMAL,
                "{\"id\":\"a\",\"id\":\"b\"}",
                "{'id':'a'}",
                "{id:1}",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "{\"a\":1e99999999999}",
                "{\"a\":1e-2147483648}",
                "{\"a\":" + "1".repeat(2000) + "}",
                "{\"a\":" + "[".repeat(500_000),
                "[".repeat(2000) + "]".repeat(2000),
                "{\"a\":\"line\nbreak\"}",
                "// comment\n" + Calls.MINIMAL);
        Charset utf16 = StandardCharsets.UTF_16;
        return Stream.concat(
                texts.map(text -> text.getBytes(StandardCharsets.UTF_8)),
                Stream.of(
                        Calls.MINIMAL.getBytes(utf16),
                        event("\"notes\":\"caf\u00e9\"").getBytes(StandardCharsets.ISO_8859_1),
                        new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'},
                        new byte[] {0}));
    }

    @ParameterizedTest
    @MethodSource("notJson")
    void whatIsNotJsonInUtf8IsRefusedAsAWhole(byte[] body) {
        Response answer = post("/v1/decisions", "application/json", body);
        answer.then().statusCode(400).body("type", equalTo(type("not-json"))).body("errors.pointer", contains(""));
        assertThat(answer.asString()).doesNotContain("com.fasterxml", "Exception", "java.");
    }

    @Test
    void aByteOrderMarkIsPassedOver() {
        io.restassured.RestAssured.given()
                .header("Content-Type", "application/json")
                .body(("\uFEFF" + Calls.MINIMAL).getBytes(StandardCharsets.UTF_8))
                .post("/v1/decisions?dryRun=true")
                .then()
                .statusCode(200);
    }

    @Test
    void textOutsideTheFirstPlaneOfUnicodeComesBackWhole() {
        post("/v1/decisions?dryRun=true", "application/json", Calls.MINIMAL.replace("evt-1", "\\ud83d\\ude00 😀"))
                .then()
                .statusCode(200)
                .body("eventId", equalTo("😀 😀"));
    }

    @Test
    void aNumberThatIsTinyBeyondUseIsDecidedAtOnce() {
        long start = System.nanoTime();
        post(
                        "/v1/decisions?askFirst=false&dryRun=true",
                        "application/json",
                        deal("\"amount\":1e-999999999,\"currency\":\"USD\""))
                .then()
                .statusCode(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void aWholeNumberMayBeWrittenWithAPointOrAnExponent() {
        io.restassured.RestAssured.given()
                .header("Content-Type", "application/json")
                .body(event("\"saveAttempts\":1e1,\"closingAttempt\":2.0"))
                .post("/v1/decisions?dryRun=true")
                .then()
                .statusCode(200);
    }

    @Test
    void aReasonCodeThatNobodyKnowsIsProposedAnother() {
        post("/v1/decisions", "application/json", event("\"reasonCode\":\"FEARR\""))
                .then()
                .body("errors[0].message", org.hamcrest.Matchers.containsString("did you mean `FEAR`?"));
    }
}
