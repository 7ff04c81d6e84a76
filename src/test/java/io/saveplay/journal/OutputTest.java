package io.saveplay.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutputTest {
    private static final int MEGABYTE = 1 << 20;

    @Test
    void theLogOfATalkativeServerStaysSmallAndHasItsLastWords(@TempDir Path folder) throws IOException {
        Path log = folder.resolve("server.log");

        Output.of(lines(4_000), log).whole();

        assertThat(Files.size(log)).isLessThan(MEGABYTE + 2000);
        assertThat(Files.size(folder.resolve("server.log.1"))).isLessThan(MEGABYTE + 2000);
        assertThat(Files.readAllLines(log)).last().asString().startsWith("line 3999 ");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("server.log", "server.log.1");
    }

    @Test
    void aLogThatCannotBeWrittenDoesNotStopTheServer(@TempDir Path folder) {
        List<String> last =
                Output.of(lines(100), folder.resolve("missing/server.log")).whole();

        assertThat(last).hasSize(20).last().asString().startsWith("line 99 ");
    }

    private static InputStream lines(int count) {
        String all = IntStream.range(0, count)
                .mapToObj(i -> "line " + i + " " + "x".repeat(1000) + "\n")
                .collect(Collectors.joining());
        return new ByteArrayInputStream(all.getBytes(StandardCharsets.UTF_8));
    }
}
