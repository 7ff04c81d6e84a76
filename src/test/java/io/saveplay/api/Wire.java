package io.saveplay.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A connection on which anything can be said, at any pace. */
final class Wire implements AutoCloseable {
    private static final int LONGEST_WAIT_MS = 20_000;

    private final Socket socket;
    private String body = "";

    Wire(URL service) throws IOException {
        socket = new Socket(service.getHost(), service.getPort());
        socket.setSoTimeout(LONGEST_WAIT_MS);
    }

    /** Says something, whether the other side still listens or has answered already. */
    void send(String text) throws IOException {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            assertThat(hasAnswer()).as("an answer before it was closed").isTrue();
        }
    }

    boolean hasAnswer() throws IOException {
        return socket.getInputStream().available() > 0;
    }

    /** Reads an answer and gives its status. */
    int status() throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            assertThat(next).as("an answer: " + head).isNotNegative();
            head.append((char) next);
        }
        String lower = head.toString().toLowerCase(Locale.ROOT);
        int at = lower.indexOf("content-length: ");
        int length = at < 0 ? 0 : Integer.parseInt(lower.substring(at + 16, lower.indexOf('\r', at)));
        body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        return Integer.parseInt(head.substring(9, 12));
    }

    /** The body of the answer that was read last. */
    String body() {
        return body;
    }

    /** Whether the other side has hung up. */
    boolean isClosed() throws IOException {
        return socket.getInputStream().read() < 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
