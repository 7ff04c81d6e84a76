package io.saveplay.bench;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

/** A batch on a connection of its own, which goes on for a while; answers are read while events are still sent. */
final class BatchStream {
    private static final String HEAD = """
            POST /v1/decisions/batch?dryRun=true&askFirst=false HTTP/1.1\r
            Host: localhost\r
            Content-Type: application/x-ndjson\r
            Transfer-Encoding: chunked\r
            Connection: close\r
            \r
            """;

    private static final int BUFFER = 1 << 16;
    /** As much as common clients put into a chunk, some 16 KB. */
    private static final int LINES_AT_ONCE = 16;

    private static final byte[] OK = "HTTP/1.1 200".getBytes(StandardCharsets.US_ASCII);

    private final int port;
    private final Requests lines;

    BatchStream(int port, Requests lines) {
        this.port = port;
        this.lines = lines;
    }

    /** Sends lines for a while, and answers how many were answered. */
    long run(Duration howLong) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            CompletableFuture<Long> answers =
                    CompletableFuture.supplyAsync(() -> count(socket), task -> new Thread(task).start());
            send(socket, howLong);
            return answers.join();
        }
    }

    private void send(Socket socket, Duration howLong) throws IOException {
        OutputStream out = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
        out.write(HEAD.getBytes(StandardCharsets.US_ASCII));
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        long start = System.nanoTime();
        while (System.nanoTime() - start < howLong.toNanos()) {
            chunk.reset();
            for (int i = 0; i < LINES_AT_ONCE; i++) {
                chunk.write(lines.next());
            }
            out.write((Integer.toHexString(chunk.size()) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            chunk.writeTo(out);
            out.write('\r');
            out.write('\n');
        }
        out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** How many lines there are in the answer; those of its framing end otherwise. */
    private static long count(Socket socket) {
        try {
            InputStream in = socket.getInputStream();
            byte[] head = in.readNBytes(OK.length);
            if (!Arrays.equals(head, OK)) {
                throw new IllegalStateException(
                        "a batch was answered with " + new String(head, StandardCharsets.US_ASCII));
            }
            byte[] buffer = new byte[BUFFER];
            long lines = 0;
            byte before = 0;
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                // A string finds a character many bytes at a time, so that the client takes less of the cores.
                String text = new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
                for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
                    if ((at == 0 ? before : buffer[at - 1]) != '\r') {
                        lines++;
                    }
                }
                before = buffer[read - 1];
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
