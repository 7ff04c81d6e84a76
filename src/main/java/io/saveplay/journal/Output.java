package io.saveplay.journal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a program says. It is read to its end by a thread of its own, so that the program never waits; the last lines are
 * remembered, and all of them go into a file, if there is one for them. That file is bounded: a full one becomes the
 * `.1` beside it, in place of the last.
 */
final class Output {
    private static final int REMEMBERED = 20;
    private static final long LARGEST_FILE = 1 << 20;
    private static final Duration END_OF_IT = Duration.ofSeconds(2);

    private final Deque<String> last = new ArrayDeque<>();
    private final @Nullable Path file;
    private final Thread reader;

    private Output(InputStream said, @Nullable Path file) {
        this.file = file;
        this.reader = new Thread(() -> read(said), "database-output");
        this.reader.setDaemon(true);
    }

    /** Begins to read. */
    static Output of(InputStream said, @Nullable Path file) {
        Output output = new Output(said, file);
        output.reader.start();
        return output;
    }

    private void read(InputStream said) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(said, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                remember(line);
                write(line);
            }
        } catch (IOException e) {
            // The program has ended, and with it what it says.
        }
    }

    private void remember(String line) {
        synchronized (last) {
            last.addLast(line);
            if (last.size() > REMEMBERED) {
                last.removeFirst();
            }
        }
    }

    private void write(String line) {
        if (file == null) {
            return;
        }
        try {
            if (Files.exists(file) && Files.size(file) > LARGEST_FILE) {
                Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            // A disk that is full loses lines of the log; the program must not stop for that.
        }
    }

    /** The last lines of a program that has ended. */
    List<String> whole() {
        Waiting.until(() -> !reader.isAlive(), END_OF_IT);
        return soFar();
    }

    /** The last lines up to now. */
    List<String> soFar() {
        synchronized (last) {
            return List.copyOf(last);
        }
    }
}
