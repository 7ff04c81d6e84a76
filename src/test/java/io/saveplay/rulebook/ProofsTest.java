package io.saveplay.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.saveplay.drl.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProofsTest {
    private static final Problem WARNING =
            new Problem("x.drl", 1, null, "lint", Problem.Severity.WARNING, "a rule", "is odd", "mend it");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path temp;

    @SuppressWarnings("NullAway.Init")
    private Path rules;

    @SuppressWarnings("NullAway.Init")
    private Path file;

    /** Which versions were checked, in turn. */
    private final List<String> checked = new ArrayList<>();

    private List<Problem> found = List.of(WARNING);

    @BeforeEach
    void aFolder() {
        rules = TinyRules.writeTo(temp.resolve("rules"), 1);
        file = temp.resolve("state/rules.proven");
    }

    private Rulebook started(String build, Path... others) {
        Rulebook rulebook = rulebook(Optional.of(build), others);
        rulebook.start();
        return rulebook;
    }

    private Rulebook rulebook(Optional<String> build, Path... others) {
        Check check = candidate -> {
            checked.add(candidate.version());
            return found;
        };
        return new Rulebook(
                rules,
                Clock.systemUTC(),
                List.of(check),
                Shelf.none(),
                Duration.ofMinutes(1),
                Optional.empty(),
                new Proofs(build, file, List.of(others)));
    }

    private void edit(int points) {
        TinyRules.write(rules.resolve(TinyRules.RULE_FILE), TinyRules.rule(points));
    }

    @Test
    void rulesThatPassedAreLiveAtTheNextStartWithoutCheckAndWithTheSameWarnings() {
        Rulebook first = started("this");
        Rulebook second = started("this");
        assertThat(checked).hasSize(1);
        assertThat(second.live().orElseThrow().version())
                .isEqualTo(first.live().orElseThrow().version());
        assertThat(second.status().warnings())
                .containsExactly(WARNING)
                .isEqualTo(first.status().warnings());
    }

    @Test
    void oneChangedByteIsCheckedAndKeptBackWhereItFails() {
        started("this");
        edit(2);
        found = List.of(Problem.in("x.scenarios.yaml", "scenario", "fails"));
        Rulebook second = started("this");
        assertThat(checked).hasSize(2).doesNotHaveDuplicates();
        assertThat(second.live()).isEmpty();
        // What failed is not remembered as anything.
        started("this");
        assertThat(checked).hasSize(3);
    }

    @Test
    void aSaveIsCheckedThoughTheseRulesPassedBefore() {
        Rulebook rulebook = started("this");
        edit(2);
        rulebook.follow();
        edit(1);
        assertThat(rulebook.follow()).isInstanceOf(Reload.Swapped.class);
        assertThat(checked).hasSize(3);
        started("this");
        assertThat(checked).hasSize(3);
    }

    @Test
    void anotherBuildChecksAnew() {
        started("this");
        started("other");
        assertThat(checked).hasSize(2);
        started("this");
        assertThat(checked).hasSize(2);
    }

    @Test
    void aBuildThatNobodyCanTellFromOthersChecksEachTime() {
        rulebook(Optional.empty()).start();
        rulebook(Optional.empty()).start();
        assertThat(checked).hasSize(2);
        assertThat(file).doesNotExist();
    }

    @Test
    void aDamagedFileProvesNothingAndIsWrittenAnew() throws IOException {
        started("this");
        String proven = Files.readString(file);
        for (String damaged : List.of(
                "", "nonsense", proven.substring(0, proven.length() - 1), proven.replace("is odd", "is fine"))) {
            checked.clear();
            Files.writeString(file, damaged);
            started("this");
            assertThat(checked).as(damaged).hasSize(1);
        }
        started("this");
        assertThat(checked).hasSize(1);
    }

    @Test
    void whatCameWithTheServiceProvesAsWellAndARulesFolderDoesNot() throws IOException {
        started("this");
        Path shipped = Files.move(file, temp.resolve("shipped"));
        Files.copy(shipped, rules.resolve("rules.proven"));
        started("this");
        assertThat(checked).hasSize(2);
        Files.delete(file);
        started("this", shipped);
        assertThat(checked).hasSize(2);
    }
}
