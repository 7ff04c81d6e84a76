package io.saveplay.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.saveplay.drl.Problem;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables and pages that are made to exhaust whoever reads them are refused like any other that is wrong. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class BombsTest {
    static Stream<Arguments> bombs() {
        String settings = shipped("ruleset.yaml");
        String page = shipped("playbook/ask-why.md");
        return Stream.of(
                Arguments.of("questions.yaml", "[".repeat(1_000_000)),
                Arguments.of("questions.yaml", "- ".repeat(400_000)),
                Arguments.of("questions.yaml", "{a: ".repeat(200_000)),
                Arguments.of(
                        "questions.yaml",
                        "- { field: a, question: b, try: [ { chance: 1, value: " + "[".repeat(100_000) + " } ] }"),
                Arguments.of("questions.yaml", "!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[]]]"),
                Arguments.of("questions.yaml", "a: &a [x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b]"),
                Arguments.of("ruleset.yaml", settings.replace("firings: 2000", "firings: " + "9".repeat(900_000))),
                Arguments.of("ruleset.yaml", settings.replace("likely: 0.4", "likely: 1E999999999")),
                Arguments.of("ruleset.yaml", settings.replace("likely: 0.4", "likely: .nan")),
                Arguments.of("ruleset.yaml", settings + "\n? " + "a".repeat(500_000)),
                Arguments.of("guidance.csv", "\"".repeat(500_001)),
                Arguments.of("phrases.csv", shipped("phrases.csv") + "dear,FEAR,NaN,\n"),
                Arguments.of("playbook/ask-why.md", said(page, "- ".repeat(20_000))),
                Arguments.of("playbook/ask-why.md", said(page, "- " + "*a _b ".repeat(10_000))),
                Arguments.of("playbook/ask-why.md", said(page, nested())),
                Arguments.of("playbook/ask-why.md", said(page, "{#for i in 2000000000}x{/for}")),
                Arguments.of("playbook/ask-why.md", page.replace("points: 15", "points: 2147483647")));
    }

    /** Marks inside each other over many lines, none of them long. */
    private static String nested() {
        return ("*a ".repeat(300) + "\n  ").repeat(50) + ("a* ".repeat(300) + "\n  ").repeat(50);
    }

    private static String said(String page, String line) {
        return page.replace("## Say\n", "## Say\n\n- " + line + "\n");
    }

    private static String shipped(String file) {
        return String.valueOf(Shipped.read().files().get(file));
    }

    @ParameterizedTest(name = "{index}: {0}")
    @MethodSource("bombs")
    void aFileThatIsMadeToExhaustIsNamed(String file, String text) {
        Map<String, String> files = new HashMap<>(Shipped.read().files());
        files.put(file, text);
        assertThat(Shipped.problems(RulesFolder.of(files)))
                .isNotEmpty()
                .allSatisfy(problem -> {
                    assertThat(problem.file()).isEqualTo(file);
                    assertThat(problem.message())
                            .hasSizeLessThan(600)
                            .doesNotContain("java.", "io.saveplay", "StreamRead", "Exception");
                })
                .extracting(Problem::severity)
                .containsOnly(Problem.Severity.ERROR);
    }
}
