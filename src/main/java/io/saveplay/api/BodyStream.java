package io.saveplay.api;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The body of a request as a stream that says by {@link #available} whether it would wait. The framework's own asks the
 * thread of the connection for each piece when it is wanted, and does not know what is there; this one has some pieces
 * come ahead. For one thread.
 */
final class BodyStream extends InputStream {
    /** How many pieces may have come and not be read; the server makes none of more than 8 KB. */
    private static final int AHEAD = 128;

    private static final Buffer END = Buffer.buffer();

    private final HttpServerRequest request;
    private final Duration patience;
    private final BlockingQueue<Buffer> pieces = new LinkedBlockingQueue<>();
    private volatile boolean gone;
    private Buffer piece = Buffer.buffer();
    private int at;
    private int taken;

    private BodyStream(HttpServerRequest request, Duration patience) {
        this.request = request;
        this.patience = patience;
    }

    /**
     * The body of a request that is not read yet.
     *
     * @param patience how long each piece may take
     */
    static BodyStream of(HttpServerRequest request, Duration patience) {
        BodyStream body = new BodyStream(request, patience);
        if (request.isEnded()) {
            body.pieces.add(END);
            return body;
        }
        request.exceptionHandler(cause -> body.breakOff());
        request.endHandler(end -> body.pieces.add(END));
        request.handler(body.pieces::add);
        if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            request.response().writeContinue();
        }
        request.fetch(AHEAD);
        return body;
    }

    private void breakOff() {
        gone = true;
        pieces.add(END);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /**
     * Reads what is there, and waits where nothing is.
     *
     * @throws IOException when the sender goes away or is too slow
     */
    @Override
    public int read(byte[] to, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, to.length);
        while (length > 0 && at == piece.length()) {
            if (piece == END) {
                return -1;
            }
            piece = next();
            at = 0;
            if (gone) {
                throw new IOException("the sender went away");
            }
        }
        int count = Math.min(length, piece.length() - at);
        piece.getBytes(at, at + count, to, from);
        at += count;
        return count;
    }

    private Buffer next() throws IOException {
        try {
            Buffer next = pieces.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (next == null) {
                request.connection().close();
                throw new IOException("the body takes too long to arrive");
            }
            taken++;
            if (taken == AHEAD / 2) {
                fetch(taken);
                taken = 0;
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the service stops");
        }
    }

    private void fetch(int count) {
        try {
            request.fetch(count);
        } catch (IllegalStateException e) {
            // The last of it has come meanwhile, which HTTP/2 minds and HTTP/1 does not.
        }
    }

    /** How many bytes are there at least, or that the end is; nothing where a read would wait. */
    @Override
    public int available() {
        int left = piece.length() - at;
        return left > 0 || pieces.isEmpty() ? left : 1;
    }
}
