package io.saveplay.outbound;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be sent, and what is seen of it. */
final class RequestTest {
    private static final URI URL = URI.create("https://crm.example/deals?key=opensesame");

    @ParameterizedTest
    @ValueSource(strings = {"CONNECT", "TRACE", "get", "GET /", ""})
    void aMethodThatNoCallIsOfIsRefused(String method) {
        assertThatThrownBy(() -> new Request(method, URL, Map.of(), new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"Host, evil.example", "content-length, 5", "Transfer-Encoding, chunked", "accept-encoding, gzip"})
    void aHeaderOfTheCallItselfIsRefused(String name, String value) {
        assertThatThrownBy(() -> new Request("GET", URL, Map.of(name, value), new byte[0]))
                .hasMessage("the header `" + name + "` is set by the call itself");
    }

    @ParameterizedTest
    @ValueSource(strings = {"opensesame\n", "opensesame\r\nx: y", " opensesame", "opensesame\0", "öffne"})
    void aSecretWithALineBreakIsRefusedWithoutAQuote(String value) {
        assertThatThrownBy(() -> new Request("GET", URL, Map.of("authorization", value), new byte[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the header `authorization` has a value that no header may have")
                .hasMessageNotContaining("sesame");
        assertThatThrownBy(() -> new Request("GET", URL, Map.of("x\r\ny", "z"), new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothingSecretIsSeenOfACall() {
        Queue<String> lines = new ConcurrentLinkedQueue<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord logged) {
                lines.add(new SimpleFormatter().formatMessage(logged));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger("io.saveplay.outbound");
        Level before = logger.getLevel();
        logger.setLevel(Level.ALL);
        logger.addHandler(handler);
        try (Far far = new Far()) {
            Outbound calls = far.calls();
            Request request = Far.post(far.url("/notes?key=opensesame"), "opensesame");
            far.server.stubFor(any(anyUrl()).willReturn(aResponse().withBody("opensesame")));
            Outcome answered = calls.call("crm", request);
            far.server.stubFor(
                    any(anyUrl()).willReturn(aResponse().withStatus(503).withBody("opensesame")));
            Outcome failed = calls.call("crm", request);
            Outcome forbidden = calls.call("crm", Far.get(URI.create("https://user:opensesame@crm.example/")));

            assertThat(lines)
                    .containsExactly("a call failed: crm, `127.0.0.1`, 503", "a call failed: crm, `-`, no answer");
            assertThat(request + " " + answered + " " + failed + " " + forbidden)
                    .doesNotContain("sesame")
                    .contains("POST http://127.0.0.1");
        } finally {
            logger.removeHandler(handler);
            logger.setLevel(before);
        }
    }
}
