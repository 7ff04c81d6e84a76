package io.saveplay.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.saveplay.drl.Guard;
import io.saveplay.drl.Parser;
import io.saveplay.drl.Problem;
import io.saveplay.drl.RuleFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The first wall alone: rules are read and checked, and nothing is ever linked or run. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class FirstWallTest {
    private static final String FILE = "signals/hostile.drl";

    @TempDir
    static Path canaries;

    static List<HostileRules.Hostile> expressions() {
        return HostileRules.expressions(canaries);
    }

    static List<HostileRules.Hostile> files() {
        return HostileRules.files(canaries);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("expressions")
    void theGuardRefusesWhatTheGrammarCanHold(HostileRules.Hostile hostile) throws IOException {
        List<Problem> problems = new ArrayList<>();
        RuleFile file = Parser.read(FILE, hostile.text(), problems);
        assertThat(problems).as("problems of the grammar").isEmpty();
        file.rules().forEach(rule -> Guard.check(FILE, rule, Layer.SIGNALS.allowed(), problems));
        assertRefused(problems);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void theGrammarRefusesTheRest(HostileRules.Hostile hostile) throws IOException {
        List<Problem> problems = new ArrayList<>();
        RuleFile file = Parser.read(FILE, hostile.text(), problems);
        file.rules().forEach(rule -> Guard.check(FILE, rule, Layer.SIGNALS.allowed(), problems));
        assertRefused(problems);
    }

    @Test
    void thereAreEnoughOfThem() {
        assertThat(expressions()).hasSizeGreaterThan(100);
        assertThat(files()).hasSizeGreaterThan(80);
    }

    private static void assertRefused(List<Problem> problems) throws IOException {
        assertThat(problems).isNotEmpty().hasSizeLessThanOrEqualTo(1000).allSatisfy(problem -> {
            assertThat(problem.file()).isEqualTo(FILE);
            assertThat(problem.line()).isPositive();
            assertThat(problem.column()).isPositive();
            assertThat(problem.severity()).isEqualTo(Problem.Severity.ERROR);
            assertThat(problem.message())
                    .hasSizeBetween(10, 501)
                    .doesNotContain("Exception", "io.saveplay.drl", "null`");
            assertThat(problem.text()).doesNotContain("\n");
        });
        assertThat(HostileRules.leftBehind(canaries)).isEmpty();
    }
}
