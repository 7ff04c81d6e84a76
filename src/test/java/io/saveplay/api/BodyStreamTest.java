package io.saveplay.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** By a real server and a bare socket, which sends what and when the test says. */
@Timeout(60)
final class BodyStreamTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<HttpServerRequest> requests = new LinkedBlockingQueue<>();
    private HttpServer server;
    private Socket sender;

    @BeforeEach
    void listen() throws Exception {
        server = vertx.createHttpServer()
                .requestHandler(request -> {
                    request.pause();
                    requests.add(request);
                })
                .listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
        sender = new Socket("localhost", server.actualPort());
    }

    @AfterEach
    void stop() throws Exception {
        sender.close();
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    private BodyStream body(String rest, Duration patience) throws Exception {
        send("POST / HTTP/1.1\r\nHost: localhost\r\n" + rest);
        HttpServerRequest request = requests.poll(30, TimeUnit.SECONDS);
        assertThat(request).isNotNull();
        return BodyStream.of(request, patience);
    }

    private void send(String text) throws IOException {
        sender.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        sender.getOutputStream().flush();
    }

    private void sendChunk(String text) throws IOException {
        send(Integer.toHexString(text.length()) + "\r\n" + text + "\r\n");
    }

    @Test
    void manyPiecesAreReadWholeAndInOrder() throws Exception {
        BodyStream body = body("Transfer-Encoding: chunked\r\n\r\n", LONG);
        StringBuilder sent = new StringBuilder();
        Thread sending = new Thread(() -> {
            try {
                for (int i = 0; i < 500; i++) {
                    sendChunk("piece " + i + "\n");
                }
                send("0\r\n\r\n");
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        sending.start();
        for (int i = 0; i < 500; i++) {
            sent.append("piece ").append(i).append('\n');
        }
        assertThat(new String(body.readAllBytes(), StandardCharsets.US_ASCII)).isEqualTo(sent.toString());
        assertThat(body.read()).isEqualTo(-1);
        sending.join();
    }

    @Test
    void nothingIsThereBeforeItComes() throws Exception {
        BodyStream body = body("Content-Length: 6\r\n\r\n", LONG);
        assertThat(body.available()).isZero();
        send("abc");
        assertThat(body.read()).isEqualTo('a');
        assertThat(body.available()).isEqualTo(2);
        assertThat(body.readNBytes(2)).isEqualTo(new byte[] {'b', 'c'});
        assertThat(body.available()).isZero();
        send("def");
        assertThat(body.readAllBytes()).isEqualTo(new byte[] {'d', 'e', 'f'});
    }

    @Test
    void noBodyIsAnEmptyOne() throws Exception {
        assertThat(body("\r\n", LONG).readAllBytes()).isEmpty();
    }

    @Test
    void aSenderWhoGoesAwayIsNoEnd() throws Exception {
        BodyStream body = body("Content-Length: 6\r\n\r\nabc", LONG);
        assertThat(body.readNBytes(3)).hasSize(3);
        sender.close();
        assertThatThrownBy(body::read).isInstanceOf(IOException.class).hasMessage("the sender went away");
    }

    @Test
    void aSenderWhoFallsSilentIsNotWaitedForForEver() throws Exception {
        BodyStream body = body("Content-Length: 6\r\n\r\nabc", Duration.ofMillis(200));
        assertThat(body.readNBytes(3)).hasSize(3);
        assertThatThrownBy(body::read).isInstanceOf(IOException.class).hasMessage("the body takes too long to arrive");
        assertThat(sender.getInputStream().read()).isEqualTo(-1);
    }
}
