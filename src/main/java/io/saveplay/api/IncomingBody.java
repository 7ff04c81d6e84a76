package io.saveplay.api;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * The body of a request while it arrives. A stream that blocks would wait for each piece anew, and so for ever on a sender
 * who lets it drip; here all of it has one deadline.
 */
final class IncomingBody {
    private final int most;
    private final Buffer arrived = Buffer.buffer();
    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();

    private IncomingBody(int most) {
        this.most = most;
    }

    /**
     * Reads a body.
     *
     * @param most how many bytes it may have
     * @param toArrive how long all of it may take
     * @throws Refusal when it has more, or takes longer
     * @throws IOException when the sender goes away
     */
    static byte[] read(HttpServerRequest request, Vertx vertx, int most, Duration toArrive) throws IOException {
        if (request.isEnded()) {
            return new byte[0];
        }
        IncomingBody body = new IncomingBody(most);
        long deadline = vertx.setTimer(toArrive.toMillis(), now -> body.late(request));
        // What comes after a refusal has a deadline of its own (`Remainder`).
        var unused = body.whole.whenComplete((all, refusal) -> vertx.cancelTimer(deadline));
        request.exceptionHandler(gone -> body.whole.completeExceptionally(new IOException("the sender went away")));
        request.endHandler(end -> body.whole.complete(body.arrived.getBytes()));
        request.handler(body::add);
        if (declared(request) > most) {
            body.tooLarge();
        }
        request.resume();
        return body.await();
    }

    private void add(Buffer piece) {
        if (whole.isDone()) {
            return;
        }
        if (arrived.length() + piece.length() > most) {
            tooLarge();
        } else {
            arrived.appendBuffer(piece);
        }
    }

    private void tooLarge() {
        whole.completeExceptionally(
                new Refusal(Problem.of(ProblemType.TOO_LARGE, "a webhook may have up to `" + most + "` bytes")));
    }

    private static long declared(HttpServerRequest request) {
        try {
            return Long.parseLong(Objects.requireNonNullElse(request.getHeader("Content-Length"), "0"));
        } catch (NumberFormatException e) {
            // What the server has let through and is no number is no shorter than what comes.
            return 0;
        }
    }

    private void late(HttpServerRequest request) {
        if (whole.isDone()) {
            return;
        }
        request.response().endHandler(sent -> Remainder.close(request));
        whole.completeExceptionally(
                new Refusal(Problem.of(ProblemType.BODY_TOO_SLOW, "the body takes too long to arrive")));
    }

    private byte[] await() throws IOException {
        try {
            return whole.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Refusal refusal) {
                throw refusal;
            }
            throw new IOException("the sender went away", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the service stops", e);
        }
    }
}
