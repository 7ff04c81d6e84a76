package io.saveplay.outbound;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.saveplay.journal.MovableClock;
import io.saveplay.outbound.Outcome.Answered;
import io.saveplay.outbound.Outcome.Later;
import io.saveplay.outbound.Outcome.Refused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What whoever makes a call learns of its end. */
final class AnswersTest {
    private static final Far FAR = new Far();
    private static final Outbound CALLS = FAR.calls();
    private static final Outbound HASTY = FAR.calls(Far.limits(Duration.ofMillis(700)), Clock.systemUTC());

    @AfterAll
    static void stop() {
        FAR.close();
    }

    @BeforeEach
    void forget() {
        FAR.server.resetAll();
    }

    private static Outcome answered(ResponseDefinitionBuilder response) {
        return answered(CALLS, response);
    }

    private static Outcome answered(Outbound calls, ResponseDefinitionBuilder response) {
        FAR.server.stubFor(any(anyUrl()).willReturn(response));
        return calls.call("crm", Far.post(FAR.url("/notes?key=opensesame"), "{\"note\":\"Ms Miller\"}"));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204})
    void whatSucceedsIsAnswered(int status) {
        String body = status == 204 ? "" : "{\"id\":7}";
        Outcome outcome = answered(aResponse()
                .withStatus(status)
                .withBody(body)
                .withHeader("X-Id", "a")
                .withHeader("X-ID", "b"));
        Response response = ((Answered) outcome).response();
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.headers()).containsEntry("x-id", "a, b");
        assertThat(new String(response.body(), StandardCharsets.UTF_8)).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 409, 410, 422, 451})
    void whatNoRepetitionMendsIsRefused(int status) {
        Outcome outcome = answered(aResponse().withStatus(status).withBody("Ms Miller is unknown"));
        assertThat(outcome).isEqualTo(new Refused(status, "`127.0.0.1` answered " + status));
    }

    @ParameterizedTest
    @CsvSource({"408, true", "425, false", "429, false", "500, true", "502, true", "503, true", "504, true", "599, true"
    })
    void whatMayWorkLaterIsToldSo(int status, boolean maybeDone) {
        Outcome outcome = answered(aResponse().withStatus(status));
        assertThat(outcome).isEqualTo(new Later(Duration.ZERO, maybeDone, "`127.0.0.1` answered " + status));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "429 | 7 | 7",
                "503 | 120 | 120",
                "503 | 86400 | 3600",
                "429 | Tue, 03 Mar 2026 10:01:30 GMT | 90",
                "503 | Tue, 03 Mar 2026 09:00:00 GMT | 0",
                "429 | Fri, 03 Mar 2028 09:00:00 GMT | 3600",
                "429 | -5 | 0",
                "429 | soon | 0",
                "429 | 99999999999999999999 | 0",
            })
    void theOtherSideSaysHowLongToWait(int status, String retryAfter, long seconds) {
        Clock clock = new MovableClock(Instant.parse("2026-03-03T10:00:00Z"));
        try (Outbound calls = FAR.calls(Far.limits(Duration.ofSeconds(20)), clock)) {
            Outcome outcome = answered(calls, aResponse().withStatus(status).withHeader("Retry-After", retryAfter));
            assertThat(((Later) outcome).after()).isEqualTo(Duration.ofSeconds(seconds));
        }
    }

    @Test
    void aSlowAnswerIsNotWaitedFor() {
        Outcome outcome = answered(HASTY, aResponse().withFixedDelay(20_000));
        assertThat(outcome).isEqualTo(new Later(Duration.ZERO, true, "`127.0.0.1` did not answer within 700 ms"));
    }

    @Test
    void anAnswerThatComesInDripsIsNotWaitedFor() {
        Outcome outcome =
                answered(HASTY, aResponse().withBody("0123456789".repeat(10)).withChunkedDribbleDelay(50, 20_000));
        assertThat(outcome).isEqualTo(new Later(Duration.ZERO, true, "`127.0.0.1` did not answer within 700 ms"));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aCutConnectionMayHaveDoneIt(Fault fault) {
        Outcome outcome = answered(aResponse().withFault(fault));
        assertThat(outcome)
                .isEqualTo(
                        new Later(Duration.ZERO, true, "`127.0.0.1` cut the connection, or answered what is not HTTP"));
    }

    @Test
    void anAnswerOverTheCapIsRefusedSinceItWasDone() {
        assertThat(answered(aResponse().withBody("x".repeat(1000)))).isInstanceOf(Answered.class);
        assertThat(answered(aResponse().withBody("x".repeat(1001))))
                .isEqualTo(new Refused(200, "`127.0.0.1` answered 200 with more than 1000 bytes"));
        assertThat(answered(aResponse().withStatus(503).withBody("x".repeat(5_000_000))))
                .isEqualTo(new Later(Duration.ZERO, true, "`127.0.0.1` answered 503"));
    }

    @Test
    void aRedirectIsNotFollowed() {
        FAR.server.stubFor(any(urlEqualTo("/elsewhere")).willReturn(aResponse()));
        for (int status : List.of(301, 302, 303, 307, 308)) {
            FAR.server.stubFor(any(urlEqualTo("/moved"))
                    .willReturn(aResponse()
                            .withStatus(status)
                            .withHeader("Location", "http://localhost:" + FAR.server.port() + "/elsewhere")));
            assertThat(CALLS.call("crm", Far.get(FAR.url("/moved"))))
                    .isEqualTo(new Refused(
                            status,
                            "`127.0.0.1` answered " + status
                                    + ", which leads to another address; redirects are not followed"));
        }
        FAR.server.verify(0, getRequestedFor(urlEqualTo("/elsewhere")));
    }

    @Test
    void nobodyListensSoNothingIsDone() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Outcome outcome = CALLS.call("crm", Far.post(URI.create("http://127.0.0.1:" + port + "/"), "{}"));
        assertThat(outcome).isEqualTo(new Later(Duration.ZERO, false, "`127.0.0.1` refuses connections"));
    }

    @Test
    void anAddressThatDoesNotListenIsPassedOver() throws IOException {
        FAR.server.stubFor(any(anyUrl()).willReturn(aResponse()));
        List<InetAddress> addresses = List.of(Place.address("127.0.0.77"), Place.address("127.0.0.1"));
        AddressRule rule = new AddressRule(Set.of("https"), List.of(Far.NAME), host -> addresses);
        Outbound calls = FAR.calls(Far.limits(Duration.ofSeconds(20)), Clock.systemUTC(), rule);
        assertThat(calls.call("crm", Far.get(FAR.tls(Far.NAME, "/")))).isInstanceOf(Answered.class);
    }

    @Test
    void anUnknownNameIsTriedLater() {
        AddressRule rule = new AddressRule(Set.of("https"), List.of(), host -> {
            throw new UnknownHostException(host);
        });
        Outbound calls = FAR.calls(Far.limits(Duration.ofSeconds(20)), Clock.systemUTC(), rule);
        assertThat(calls.call("crm", Far.get(URI.create("https://gone.example/"))))
                .isEqualTo(new Later(Duration.ZERO, false, "`gone.example` is not known by this name"));
    }

    @Test
    void aNameThatTakesLongToLookUpIsTriedLater() {
        CompletableFuture<List<InetAddress>> never = new CompletableFuture<>();
        AddressRule rule = new AddressRule(Set.of("https"), List.of(), host -> never.join());
        Outbound calls = FAR.calls(Far.limits(Duration.ofMillis(50)), Clock.systemUTC(), rule);
        assertThat(calls.call("crm", Far.get(URI.create("https://slow.example/"))))
                .isEqualTo(new Later(Duration.ZERO, false, "the address of `slow.example` is not found in time"));
    }

    @Test
    void theRequestArrivesAsItIsAndWithNothingMore() {
        FAR.server.stubFor(any(anyUrl()).willReturn(aResponse().withHeader("Set-Cookie", "a=b")));
        CALLS.call("crm", Far.post(FAR.url("/deals/7?a=%20b&c=%C3%BC#d"), "{\"n\":\"ü\"}"));
        CALLS.call("crm", new Request("DELETE", FAR.url(""), Map.of("x-empty", ""), new byte[0]));

        FAR.server.verify(postRequestedFor(urlEqualTo("/deals/7?a=%20b&c=%C3%BC"))
                .withHeader("Authorization", equalTo("Bearer opensesame"))
                .withHeader("Host", equalTo("127.0.0.1:" + FAR.server.port()))
                .withHeader("Content-Length", equalTo("10"))
                .withRequestBody(equalTo("{\"n\":\"ü\"}")));
        FAR.server.verify(deleteRequestedFor(urlEqualTo("/"))
                .withHeader("Cookie", absent())
                .withHeader("Authorization", absent())
                .withHeader("Accept-Encoding", absent())
                .withHeader("X-Empty", equalTo("")));
    }

    @Test
    void nobodyWaitsInAnEventLoop() {
        FAR.server.stubFor(any(anyUrl()).willReturn(aResponse()));
        Request request = Far.get(FAR.url("/"));
        CompletableFuture<Outcome> inLoop = new CompletableFuture<>();
        FAR.vertx.runOnContext(go -> {
            try {
                inLoop.complete(CALLS.call("crm", request));
            } catch (RuntimeException e) {
                inLoop.completeExceptionally(e);
            }
        });
        assertThatThrownBy(inLoop::join).hasRootCauseInstanceOf(IllegalStateException.class);

        Outcome inWorker = FAR.vertx
                .executeBlocking(() -> CALLS.call("crm", request))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        assertThat(inWorker).isInstanceOf(Answered.class);
    }
}
