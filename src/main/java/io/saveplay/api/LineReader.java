package io.saveplay.api;

import java.io.Flushable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** Reads lines of bytes from a stream, and never holds more of it than one line of the allowed length. */
final class LineReader {
    private static final int CHUNK = 1 << 14;

    private final InputStream in;
    private final int limit;
    private final Flushable beforeWaiting;
    private final byte[] chunk = new byte[CHUNK];
    private int from;
    private int to;
    private byte[] line = new byte[CHUNK];

    /**
     * A line, without its end.
     *
     * @param tooLong whether the line is longer than the limit; its bytes are then gone
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Line(byte[] bytes, boolean tooLong) {}

    /**
     * A reader.
     *
     * @param limit how many bytes a line may have
     * @param beforeWaiting flushed before each wait for more of the stream, as its `available` says
     */
    LineReader(InputStream in, int limit, Flushable beforeWaiting) {
        this.in = in;
        this.limit = limit;
        this.beforeWaiting = beforeWaiting;
    }

    /** The next line, or none at the end of the stream. */
    Optional<Line> next() throws IOException {
        int length = 0;
        boolean any = false;
        boolean tooLong = false;
        while (true) {
            if (from == to && !fill()) {
                return any ? Optional.of(ended(length, tooLong)) : Optional.empty();
            }
            any = true;
            int end = lineFeed();
            if (!tooLong) {
                // One byte more may come, since the carriage return of a line end is not part of the line.
                tooLong = length + (end - from) > limit + 1;
                if (!tooLong) {
                    append(length, end);
                    length += end - from;
                }
            }
            from = end;
            if (end < to) {
                from++;
                return Optional.of(ended(length, tooLong));
            }
        }
    }

    private boolean fill() throws IOException {
        if (in.available() == 0) {
            beforeWaiting.flush();
        }
        int read = 0;
        while (read == 0) {
            read = in.read(chunk);
        }
        from = 0;
        to = Math.max(0, read);
        return to > 0;
    }

    private int lineFeed() {
        int at = from;
        while (at < to && chunk[at] != '\n') {
            at++;
        }
        return at;
    }

    private void append(int length, int end) {
        int needed = length + end - from;
        if (needed > line.length) {
            line = Arrays.copyOf(line, Math.max(needed, Math.min(limit + 1, line.length * 2)));
        }
        System.arraycopy(chunk, from, line, length, end - from);
    }

    private Line ended(int length, boolean tooLong) {
        int end = !tooLong && length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        boolean over = tooLong || end > limit;
        return new Line(over ? new byte[0] : Arrays.copyOf(line, end), over);
    }
}
