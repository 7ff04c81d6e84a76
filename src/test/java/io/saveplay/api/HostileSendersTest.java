package io.saveplay.api;

import static io.saveplay.api.Calls.call;
import static io.saveplay.api.Calls.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.saveplay.journal.Dump;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.StreamResetException;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever sends what it should not is told so, and leaves nothing behind. */
@QuarkusTest
@TestProfile(Hooks.Taken.class)
final class HostileSendersTest {
    private static final String MARKER = "quixotica";
    private static final Map<String, String> KNOWN = Map.of("Authorization", Hooks.BASIC);
    private static final int MOST = CallReader.MOST_BYTES;

    @Inject
    ApiConfig config;

    @TestHTTPResource
    @SuppressWarnings("NullAway.Init")
    URL service;

    private final Logged logged = new Logged();

    @BeforeEach
    void listen() {
        logged.start();
    }

    @AfterEach
    void nothingIsSaid() throws IOException {
        logged.stop();
        assertThat(logged.all()).doesNotContain(MARKER).doesNotContain("a request failed");
        assertThat(Files.readString(config.state().resolve("postgres/server.log")))
                .doesNotContain(MARKER);
    }

    private static void unreadable(Response answer) {
        answer.then()
                .statusCode(400)
                .body("type", equalTo(type("webhook-unreadable")))
                .body("detail", not(containsString(MARKER)));
    }

    @Test
    void aBodyThatIsNoJsonIsRefused() {
        for (String body : List.of(
                "",
                " ",
                MARKER,
                "{\"" + MARKER + "\":",
                "{\"data\": {}, \"data\": \"" + MARKER + "\"}",
                "{} {\"" + MARKER + "\": 1}",
                "[".repeat(10_000) + "]".repeat(10_000),
                "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000),
                "{\"a\": " + "9".repeat(100_000) + "}")) {
            unreadable(Hooks.send("pipedrive", KNOWN, body));
        }
        unreadable(Hooks.send(
                "pipedrive", KNOWN, ("{\"" + MARKER + "\u00ff\": 1}").getBytes(StandardCharsets.ISO_8859_1)));
        unreadable(Hooks.send("pipedrive", KNOWN, ("{\"" + MARKER + "\": 1}").getBytes(StandardCharsets.UTF_16)));
    }

    @Test
    void jsonThatIsNoWebhookOfThisSystemIsIgnoredOrKeptButNeverFails() {
        for (String body : List.of("null", "1", "true", "[]", "{}", "[[[1]]]", "\"" + MARKER + "\"", "[{}, {}]")) {
            Response answer = Hooks.send("pipedrive", KNOWN, body);
            assertThat(answer.statusCode()).as(body).isEqualTo(202);
            assertThat(answer.<Integer>path("taken")).as(body).isZero();
        }
    }

    @Test
    void xmlWithADocumentTypeIsRefused() throws IOException {
        String external = "<!DOCTYPE a [<!ENTITY x SYSTEM \"%s\">]><a>&x;</a>"
                .formatted(Files.writeString(Files.createTempFile("secret", ".txt"), MARKER)
                        .toUri());
        StringBuilder laughs = new StringBuilder("<!DOCTYPE lolz [<!ENTITY l0 \"" + MARKER + "\">");
        for (int i = 1; i < 10; i++) {
            laughs.append("<!ENTITY l%d \"%s\">".formatted(i, ("&l" + (i - 1) + ";").repeat(10)));
        }
        laughs.append("]><lolz>&l9;</lolz>");
        for (String xml : List.of(
                external,
                laughs.toString(),
                "<!DOCTYPE a PUBLIC \"x\" \"http://127.0.0.1:1/a.dtd\"><a/>",
                "<a>&" + MARKER + ";</a>",
                "<a>".repeat(10_000) + "</a>".repeat(10_000),
                "<" + MARKER + ">",
                "not xml at all")) {
            unreadable(call().header("Content-Type", "text/xml")
                    .body(xml.getBytes(StandardCharsets.UTF_8))
                    .post("/v1/webhooks/salesforce?token=" + Hooks.SALESFORCE));
        }
    }

    @Test
    void aBodyMayHaveOneMebibyteAndNotOneByteMore() throws IOException {
        String body = Hooks.lost("1", "e").replace("\"lost\"", "\"won\"");
        byte[] most = (body + " ".repeat(MOST - body.length())).getBytes(StandardCharsets.UTF_8);
        Hooks.send("pipedrive", KNOWN, most).then().statusCode(202);
        Hooks.send("pipedrive", KNOWN, new byte[MOST + 1])
                .then()
                .statusCode(413)
                .body("type", equalTo(type("too-large")));
        for (int times : new int[] {2, 20}) {
            try (Wire wire = new Wire(service)) {
                wire.send(head("/v1/webhooks/pipedrive", times * MOST, ""));
                for (int i = 0; i < times; i++) {
                    wire.send(" ".repeat(MOST));
                }
                assertThat(wire.status()).isEqualTo(413);
            }
        }
        try (Wire wire = new Wire(service)) {
            wire.send(head("/v1/webhooks/pipedrive", Integer.MAX_VALUE, ""));
            assertThat(wire.status()).as("before any of it is sent").isEqualTo(413);
        }
    }

    @Test
    void whatIsCompressedIsNotInflated() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bomb)) {
            gzip.write(new byte[100 * MOST]);
        }
        for (String coding : List.of("gzip", "deflate", "br", "gzip, gzip")) {
            call().header("Content-Type", "application/json")
                    .header("Content-Encoding", coding)
                    .headers(KNOWN)
                    .body(bomb.toByteArray())
                    .post("/v1/webhooks/pipedrive")
                    .then()
                    .statusCode(415)
                    .body("type", equalTo(type("unsupported-media-type")));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text/plain",
                "banana",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "multipart/form-data",
                "application/json; charset=utf-16",
                "application/x-ndjson",
                "application/zip"
            })
    void whateverTheContentTypeSaysTheBodyIsReadAsTheProfileReadsIt(String sent) throws IOException {
        String body = Hooks.lost(Calls.fresh("deal"), Calls.fresh("event"));
        String type = sent.isEmpty() ? "" : "Content-Type: " + sent + "\r\n";
        try (Wire wire = new Wire(service)) {
            wire.send(head("/v1/webhooks/pipedrive", body.length(), type + "Authorization: " + Hooks.BASIC + "\r\n")
                    + body);
            assertThat(wire.status()).isEqualTo(202);
            assertThat(wire.body()).contains("\"taken\":1");
        }
    }

    @Test
    void twoThousandCallsThatAreRefusedLeaveOneCount() throws Exception {
        Hooks.send("pipedrive", Map.of(), "{}").then().statusCode(401);
        Map<String, List<String>> before = rows();
        String body = Hooks.lost(MARKER, MARKER);
        try (Wire wire = new Wire(service)) {
            for (int i = 0; i < 2000; i++) {
                String guess = i % 2 == 0 ? "Authorization: " + Hooks.basic("saveplay:" + MARKER + i) + "\r\n" : "";
                wire.send(head("/v1/webhooks/pipedrive", body.length(), guess) + body);
                assertThat(wire.status()).isEqualTo(401);
            }
        }
        assertThat(rows()).isEqualTo(before);
    }

    private Map<String, List<String>> rows() throws Exception {
        try (Connection connection = Dump.connect(config.state())) {
            Map<String, List<String>> rows = Dump.rows(connection);
            rows.keySet().removeIf(table -> table.equals("webhook_count") || table.startsWith("scheduled"));
            return rows;
        }
    }

    @Test
    void aBodyThatDripsIsGivenUpWhileOthersAreServed() throws IOException {
        try (Wire drip = new Wire(service);
                Wire silent = new Wire(service);
                Wire chunked = new Wire(service)) {
            drip.send(head("/v1/webhooks/pipedrive", 10_000, ""));
            silent.send(head("/v1/webhooks/pipedrive", 10, "") + "{");
            chunked.send(
                    "POST /v1/webhooks/pipedrive HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n");
            while (!drip.hasAnswer()) {
                drip.send("{");
                call().get("/v1/webhooks").then().statusCode(200);
            }
            for (Wire slow : List.of(drip, silent, chunked)) {
                assertThat(slow.status()).isEqualTo(408);
                assertThat(slow.body()).contains(type("body-too-slow"));
                assertThat(slow.isClosed()).isTrue();
            }
        }
    }

    @Test
    void aBodyThatDripsEndsItsStreamAndNoOtherOfItsConnection() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            HttpClient client = vertx.createHttpClient(new HttpClientOptions()
                    .setProtocolVersion(HttpVersion.HTTP_2)
                    .setHttp2ClearTextUpgrade(false)
                    .setHttp2MaxPoolSize(1));
            HttpClientRequest drip = await(
                    client.request(HttpMethod.POST, service.getPort(), service.getHost(), "/v1/webhooks/pipedrive"));
            Promise<Throwable> ended = Promise.promise();
            await(drip.setChunked(true).exceptionHandler(ended::tryComplete).sendHead());
            assertThat(await(drip.response()).statusCode()).isEqualTo(408);
            assertThat(await(ended.future())).isInstanceOf(StreamResetException.class);

            HttpClientRequest next =
                    await(client.request(HttpMethod.GET, service.getPort(), service.getHost(), "/v1/webhooks"));
            assertThat(await(next.send()).statusCode()).isEqualTo(200);
            assertThat(next.connection()).isSameAs(drip.connection());
        } finally {
            await(vertx.close());
        }
    }

    private static <T> T await(Future<T> result) throws Exception {
        return result.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFloodOfHeadersIsRefused(boolean many) throws IOException {
        String flood =
                many ? ("X-Many: " + MARKER + "\r\n").repeat(10_000) : "X-Long: " + MARKER.repeat(10_000) + "\r\n";
        try (Wire wire = new Wire(service)) {
            wire.send(head("/v1/webhooks/pipedrive", 2, flood) + "{}");
            assertThat(wire.status()).isEqualTo(431);
        }
        call().get("/v1/webhooks").then().statusCode(200);
    }

    private static String head(String path, int length, String more) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + length + "\r\n" + more + "\r\n";
    }
}
