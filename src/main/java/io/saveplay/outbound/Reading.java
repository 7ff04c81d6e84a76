package io.saveplay.outbound;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Sends one request on a connection and reads the answer, all in the event loop. */
final class Reading {
    private final HttpClientRequest line;
    private final String host;
    private final long mostBytes;
    private final Clock clock;
    private final CompletableFuture<Ending> ending = new CompletableFuture<>();

    Reading(HttpClientRequest line, String host, long mostBytes, Clock clock) {
        this.line = line;
        this.host = host;
        this.mostBytes = mostBytes;
        this.clock = clock;
    }

    /** How it ended, once it has. */
    CompletableFuture<Ending> ending() {
        return ending;
    }

    /** Begins it. */
    void start(Buffer body) {
        try {
            line.exceptionHandler(this::cut);
            line.send(body).onSuccess(this::read).onFailure(this::cut);
        } catch (RuntimeException e) {
            cut(e);
        }
    }

    private void read(HttpClientResponse head) {
        // Without it, the one who is hung up on is an error in the log.
        head.exceptionHandler(this::cut);
        int status = head.statusCode();
        if (status < 200 || status > 299) {
            // What it says of the failure is not for us, however long it is.
            stop(Ending.failed(host, status, RetryAfter.read(head.getHeader("retry-after"), clock)));
            return;
        }
        Buffer body = Buffer.buffer();
        head.handler(chunk -> {
            if (body.length() + (long) chunk.length() > mostBytes) {
                stop(Ending.tooLong(host, status, mostBytes));
            } else {
                body.appendBuffer(chunk);
            }
        });
        head.endHandler(end -> {
            var unused = ending.complete(Ending.answered(new Response(status, headers(head), body.getBytes())));
        });
    }

    private static Map<String, String> headers(HttpClientResponse head) {
        Map<String, String> headers = new HashMap<>();
        head.headers()
                .forEach((name, value) ->
                        headers.merge(name.toLowerCase(Locale.ROOT), value, (one, other) -> one + ", " + other));
        return headers;
    }

    private void stop(Ending so) {
        ending.complete(so);
        line.reset();
    }

    private void cut(Throwable failure) {
        ending.complete(Ending.unanswered("`" + host + "` cut the connection, or answered what is not HTTP"));
    }
}
