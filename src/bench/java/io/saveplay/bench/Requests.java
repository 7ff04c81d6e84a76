package io.saveplay.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * HTTP requests ready to be sent, the same few hundred in turn, each with a number of its own wherever {@link #NUMBER}
 * stands in it. One thread takes them.
 */
final class Requests {
    /** Stands for a number that is never the same twice, in this process. */
    static final String NUMBER = "9000000000";

    private static final AtomicLong NUMBERS = new AtomicLong(1_000_000_000);

    private final List<Template> templates;
    private int next;

    private Requests(List<Template> templates) {
        this.templates = templates;
    }

    /** Posts of JSON to a path. */
    static Requests posts(String path, Map<String, String> headers, List<String> bodies) {
        StringBuilder more = new StringBuilder();
        headers.forEach(
                (name, value) -> more.append(name).append(": ").append(value).append("\r\n"));
        return new Requests(bodies.stream()
                .map(body -> Template.of("POST " + path + " HTTP/1.1\r\nHost: localhost\r\n"
                        + "Content-Type: application/json\r\n" + more + "Content-Length: "
                        + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body))
                .toList());
    }

    /** Lines of a batch. */
    static Requests lines(List<String> bodies) {
        return new Requests(
                bodies.stream().map(body -> Template.of(body + "\n")).toList());
    }

    /** The next one. */
    byte[] next() {
        Template template = templates.get(next);
        next = (next + 1) % templates.size();
        return template.filled();
    }

    /** How long they are in the mean, in bytes. */
    double meanBytes() {
        return templates.stream()
                .mapToInt(template -> template.bytes.length)
                .average()
                .orElse(0);
    }

    private static final class Template {
        private final byte[] bytes;
        private final int[] places;

        private Template(byte[] bytes, int[] places) {
            this.bytes = bytes;
            this.places = places;
        }

        static Template of(String text) {
            // A byte a character, so that places in the text are places in the bytes.
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            String all = new String(bytes, StandardCharsets.ISO_8859_1);
            List<Integer> places = new ArrayList<>();
            for (int at = all.indexOf(NUMBER); at >= 0; at = all.indexOf(NUMBER, at + 1)) {
                places.add(at);
            }
            return new Template(
                    bytes, places.stream().mapToInt(Integer::intValue).toArray());
        }

        byte[] filled() {
            if (places.length == 0) {
                return bytes;
            }
            byte[] copy = bytes.clone();
            long number = NUMBERS.incrementAndGet();
            for (int place : places) {
                long left = number;
                for (int digit = NUMBER.length() - 1; digit >= 0; digit--) {
                    copy[place + digit] = (byte) ('0' + left % 10);
                    left /= 10;
                }
            }
            return copy;
        }
    }
}
