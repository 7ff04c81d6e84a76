package io.saveplay.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code src/docs/lint.md} lists every code that a problem can have. */
final class LintDocsTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z0-9-]+)` \\|");

    /** What lint finds, as the table of the page. */
    private static String table() {
        return Stream.of(Finding.values())
                .map(finding -> "| `" + finding.id() + "` | "
                        + finding.severity().name().toLowerCase(java.util.Locale.ROOT) + " | "
                        + finding.message().replace("%s", "…") + " | " + finding.why() + " |")
                .collect(Collectors.joining("\n"));
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("src/docs/lint.md"));
    }

    private static List<String> codes(String text) {
        return ROW.matcher(text).results().map(row -> row.group(1)).toList();
    }

    @Test
    void theTableOfWhatLintFindsIsCurrent() throws IOException {
        assertThat(page()).contains(table());
    }

    @Test
    void everyCodeOfTheSourcesHasItsRowAndNoRowIsStale() throws IOException {
        Set<String> known = new TreeSet<>(ProblemCodes.inSources());
        Arrays.stream(Finding.values()).map(Finding::id).forEach(known::add);
        assertThat(codes(page())).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(known);
    }
}
