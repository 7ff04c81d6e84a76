package io.saveplay.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LineReaderTest {

    /** A stream that hands out a few bytes at a time. */
    private static final class Drops extends InputStream {
        private final InputStream all;
        private final int size;

        Drops(String text, int size) {
            this.all = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
            this.size = size;
        }

        @Override
        public int read() throws IOException {
            return all.read();
        }

        @Override
        public int read(byte[] to, int from, int length) throws IOException {
            return all.read(to, from, Math.min(size, length));
        }
    }

    private static List<String> lines(InputStream in, int limit) throws IOException {
        LineReader reader = new LineReader(in, limit, () -> {});
        List<String> lines = new ArrayList<>();
        Optional<LineReader.Line> line = reader.next();
        while (line.isPresent()) {
            lines.add(
                    line.get().tooLong() ? "(too long)" : new String(line.get().bytes(), StandardCharsets.UTF_8));
            line = reader.next();
        }
        return lines;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 1000})
    void linesAreTheSameHoweverTheyArrive(int size) throws IOException {
        assertThat(lines(new Drops("a\n\nbcd\r\nefghi\r\njklmnopq\r\nrs\rt\nu", size), 5))
                .containsExactly("a", "", "bcd", "efghi", "(too long)", "rs\rt", "u");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 1000})
    void aLineAtItsLimitIsWholeAndOneByteMoreIsTooLong(int size) throws IOException {
        assertThat(lines(new Drops("12345\n123456\n12345\r\n123456\r\n12345\r", size), 5))
                .containsExactly("12345", "(too long)", "12345", "(too long)", "12345");
    }

    @Test
    void anEmptyStreamHasNoLine() throws IOException {
        assertThat(lines(new Drops("", 1), 5)).isEmpty();
    }

    @Test
    void answersAreFlushedBeforeEachWaitAndOnlyThen() throws IOException {
        List<String> flushes = new ArrayList<>();
        LineReader reader = new LineReader(new Drops("a\nb\nc\n", 4), 5, () -> flushes.add("flush"));
        assertThat(reader.next()).isPresent();
        assertThat(reader.next()).isPresent();
        assertThat(flushes).hasSize(1);
        assertThat(reader.next()).isPresent();
        assertThat(flushes).hasSize(2);
    }
}
