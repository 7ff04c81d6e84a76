package io.saveplay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The explanations that {@code rules/README.md} shows are what is said. */
final class ShownExplanationsTest {
    private static final Pattern SHOWN = Pattern.compile("(?s)```json\\n(.*?)```\\s*```text\\n(.*?)```");
    private static final String LEFT_OUT = "…";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void eachExplanationOfThePageIsWhatTheCommandSays() throws IOException {
        String page = Files.readString(Path.of("rules/README.md"));
        Matcher shown = SHOWN.matcher(page.substring(page.indexOf("## Three explanations")));
        int count = 0;
        while (shown.find()) {
            Path event = Files.writeString(folder.resolve("event.json"), shown.group(1));
            Ended ended = Ended.after("explain", event.toString());
            assertThat(ended.code()).isZero();
            List<String> said = ended.out().lines().toList();
            int at = 0;
            for (String line : shown.group(2).lines().toList()) {
                if (!line.strip().equals(LEFT_OUT)) {
                    int found = said.subList(at, said.size()).indexOf(line);
                    assertThat(found)
                            .as("`%s` in its place in\n%s", line, ended.out())
                            .isNotNegative();
                    at += found + 1;
                }
            }
            count++;
        }
        assertThat(count).isEqualTo(3);
    }
}
