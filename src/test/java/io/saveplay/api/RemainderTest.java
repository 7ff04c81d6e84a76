package io.saveplay.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.StreamResetException;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A sender that sends all it has before it reads, over a bare socket. */
@QuarkusTest
@Timeout(60)
final class RemainderTest {
    private static final int MIB = 1 << 20;

    @TestHTTPResource
    @SuppressWarnings("NullAway.Init")
    URL service;

    private static String head(String path, String type, long length) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type + "\r\nContent-Length: "
                + length + "\r\n\r\n";
    }

    @ParameterizedTest
    @CsvSource({
        "400, /v1/decisions/batch?dryRun=perhaps, application/x-ndjson",
        "415, /v1/decisions/batch?dryRun=true, text/plain",
        "400, /v1/decisions?dryRun=perhaps, application/json",
        "413, /v1/decisions?dryRun=true, application/json",
        "404, /v1/decision, application/json",
        "404, /v1/decisions/0199a000-0000-7000-8000-000000000000/outcome, application/json",
        "415, /v1/rules/check, text/plain",
        "413, /v1/webhooks/pipedrive, application/json",
        "404, /nowhere, application/json"
    })
    void aRefusalReachesWhoeverSendsMuchAndSoDoesTheNextAnswer(int status, String path, String type)
            throws IOException {
        // More than what sockets hold, and less.
        for (int pieces : new int[] {20, 1}) {
            try (Wire wire = new Wire(service)) {
                wire.send(head(path, type, 1L + (long) pieces * MIB));
                for (int i = 0; i < pieces; i++) {
                    wire.send(" ".repeat(MIB));
                }
                wire.send(" ");
                assertThat(wire.status()).isEqualTo(status);
                wire.send("GET /v1/taxonomy HTTP/1.1\r\nHost: localhost\r\n\r\n");
                assertThat(wire.status()).isEqualTo(200);
            }
        }
    }

    /** Answers at once, whatever comes. */
    private static HttpServer refusing(Vertx vertx) throws Exception {
        Router router = Router.router(vertx);
        new Remainder(vertx, Duration.ofMillis(300)).at(router);
        router.route().handler(http -> {
            http.request().pause();
            http.response().setStatusCode(404).end();
        });
        return await(vertx.createHttpServer().requestHandler(router).listen(0, "localhost"));
    }

    private static <T> T await(Future<T> result) throws Exception {
        return result.toCompletionStage().toCompletableFuture().get();
    }

    @Test
    void aConnectionEndsWhereTheRestDoesNotComeAndLivesWhereItDoes() throws Exception {
        Vertx vertx = Vertx.vertx();
        URL url = URI.create("http://localhost:" + refusing(vertx).actualPort()).toURL();
        try (Wire stays = new Wire(url);
                Wire leaves = new Wire(url)) {
            stays.send(head("/", "text/plain", MIB) + " ".repeat(MIB));
            leaves.send(head("/", "text/plain", MIB));
            assertThat(stays.status()).isEqualTo(404);
            assertThat(leaves.status()).isEqualTo(404);
            assertThat(leaves.isClosed()).isTrue();
            stays.send(head("/", "text/plain", 0));
            assertThat(stays.status()).isEqualTo(404);
        } finally {
            await(vertx.close());
        }
    }

    @Test
    void onlyItsStreamEndsWhereOthersShareTheConnection() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            int port = refusing(vertx).actualPort();
            HttpClient client = vertx.createHttpClient(new HttpClientOptions()
                    .setProtocolVersion(HttpVersion.HTTP_2)
                    .setHttp2ClearTextUpgrade(false)
                    .setHttp2MaxPoolSize(1));
            HttpClientRequest endless = await(client.request(HttpMethod.POST, port, "localhost", "/"));
            Promise<Throwable> ended = Promise.promise();
            endless.setChunked(true).exceptionHandler(ended::tryComplete);
            await(endless.sendHead());
            assertThat(await(endless.response()).statusCode()).isEqualTo(404);
            assertThat(await(ended.future())).isInstanceOf(StreamResetException.class);

            HttpClientRequest next = await(client.request(HttpMethod.GET, port, "localhost", "/"));
            assertThat(await(next.send()).statusCode()).isEqualTo(404);
            assertThat(next.connection()).isSameAs(endless.connection());
        } finally {
            await(vertx.close());
        }
    }
}
