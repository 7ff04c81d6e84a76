package io.saveplay.api;

import io.saveplay.rulebook.Shipped;
import io.saveplay.scenario.ScenarioFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Copies of the rules folder that tests may change. */
final class RulesCopy {
    private RulesCopy() {}

    static Path make() {
        try {
            return Shipped.copyTo(Files.createTempDirectory(Path.of("target"), "rules-"))
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder that holds nothing yet. */
    static Path empty() {
        try {
            return Files.createTempDirectory(Path.of("target"), "rules-").toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves the rules without a test. */
    static void deleteScenarios(Path rules) {
        try (Stream<Path> files = Files.walk(rules)) {
            for (Path file : files.filter(path -> path.toString().endsWith(ScenarioFile.ENDING))
                    .toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces text of a file, all at once as an editor does it. */
    static void edit(Path file, String from, String to) {
        try {
            String text = Files.readString(file);
            if (!text.contains(from)) {
                throw new IllegalArgumentException(file + " has no `" + from + "`");
            }
            Files.writeString(file, text.replace(from, to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
