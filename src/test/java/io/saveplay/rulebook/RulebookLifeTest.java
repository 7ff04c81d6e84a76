package io.saveplay.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.saveplay.drl.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RulebookLifeTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path temp;

    @SuppressWarnings("NullAway.Init")
    private Path rules;

    @SuppressWarnings("NullAway.Init")
    private Path state;

    @BeforeEach
    void aFolder() {
        rules = TinyRules.writeTo(temp.resolve("rules"), 1);
        state = temp.resolve("state");
    }

    private Rulebook rulebook(Check... checks) {
        return new Rulebook(rules, Clock.systemUTC(), List.of(checks), new Shelf(state, 3), LONG);
    }

    private Rulebook started() {
        Rulebook rulebook = rulebook();
        rulebook.start();
        return rulebook;
    }

    private void edit(int points) {
        TinyRules.write(rules.resolve(TinyRules.RULE_FILE), TinyRules.rule(points));
    }

    private void breakFolder() {
        TinyRules.write(rules.resolve(TinyRules.RULE_FILE), "package plays;\nrule \"oops");
    }

    private static String version(Rulebook rulebook) {
        return rulebook.live().orElseThrow().folder().version();
    }

    private static Optional<Status.From> from(Rulebook rulebook) {
        return rulebook.status().servingFrom();
    }

    private static List<String> versions(Rulebook rulebook) {
        return rulebook.status().history().stream()
                .map(entry -> entry.past().version())
                .toList();
    }

    @Test
    void anErrorOfACheckKeepsRulesBackAndAWarningIsShownWhileTheyAreLive() {
        Problem warning = new Problem("x.drl", 1, null, "lint", Problem.Severity.WARNING, null, "is odd", null);
        Turned check = new Turned();
        check.to = candidate -> List.of(warning);
        Rulebook rulebook = rulebook(check);
        assertThat(rulebook.start()).isInstanceOf(Reload.Swapped.class);
        assertThat(rulebook.status().warnings()).containsExactly(warning);
        String before = version(rulebook);
        check.to = candidate -> List.of(warning, Problem.in("x.drl", "lint", "is wrong"));
        edit(2);
        assertThat(rulebook.follow()).isInstanceOf(Reload.Rejected.class);
        assertThat(version(rulebook)).isEqualTo(before);
        assertThat(rulebook.status().problems()).extracting(Problem::message).contains("is wrong");
        assertThat(from(rulebook)).contains(Status.From.LAST_GOOD);
        assertThat(rulebook.status().rejection().orElseThrow().problems()).hasSize(2);
    }

    @Test
    void aBuildThatTakesTooLongIsAProblemAndTheNextOneIsNot() throws Exception {
        CountDownLatch hang = new CountDownLatch(1);
        Turned check = new Turned();
        Rulebook rulebook =
                new Rulebook(rules, Clock.systemUTC(), List.of(check), Shelf.none(), Duration.ofSeconds(10));
        rulebook.start();
        check.to = candidate -> {
            // Deaf to being told to stop, as a compiler is.
            boolean done = false;
            while (!done) {
                try {
                    hang.await();
                    done = true;
                } catch (InterruptedException e) {
                    done = false;
                }
            }
            return List.of();
        };
        edit(2);
        assertThat(rulebook.follow()).isInstanceOf(Reload.Rejected.class);
        assertThat(rulebook.status().problems()).extracting(Problem::code).containsExactly("too-slow");
        check.to = candidate -> List.of();
        edit(3);
        assertThat(rulebook.follow()).isInstanceOf(Reload.Swapped.class);
        hang.countDown();
    }

    @Test
    void aSecondBuildIsRefusedWhileOneIsUnderWay() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Rulebook rulebook = rulebook(candidate -> {
            inside.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return List.of();
        });
        Thread first = new Thread(rulebook::start);
        first.start();
        inside.await();
        assertThat(rulebook.reload()).isInstanceOf(Reload.Busy.class);
        assertThat(rulebook.rollback("any")).isInstanceOf(Reload.Busy.class);
        goOn.countDown();
        first.join();
        assertThat(rulebook.live()).isPresent();
    }

    @Test
    void aBrokenFolderAtTheStartIsServedByTheLastGoodVersion() {
        Rulebook before = started();
        breakFolder();
        Rulebook after = rulebook();
        assertThat(after.start()).isInstanceOf(Reload.Rejected.class);
        assertThat(version(after)).isEqualTo(version(before));
        assertThat(from(after)).contains(Status.From.LAST_GOOD);
        assertThat(after.status().problems()).extracting(Problem::file).containsOnly(TinyRules.RULE_FILE);
        edit(2);
        assertThat(after.follow()).isInstanceOf(Reload.Swapped.class);
        assertThat(from(after)).contains(Status.From.FOLDER);
        assertThat(after.status().problems()).isEmpty();
    }

    @Test
    void aMissingFolderAtTheStartIsServedByTheLastGoodVersion() throws IOException {
        Rulebook before = started();
        Files.move(rules, temp.resolve("elsewhere"));
        Rulebook after = started();
        assertThat(version(after)).isEqualTo(version(before));
        assertThat(after.status().problems()).extracting(Problem::code).containsExactly("no-folder");
    }

    @Test
    void aKeptVersionThatWasTamperedWithIsPassedOverForTheOneBeforeAndKeptAnewOnceItIsLive() {
        Rulebook first = started();
        String good = version(first);
        edit(2);
        first.follow();
        String latest = version(first);
        TinyRules.write(state.resolve("rules").resolve(latest).resolve(TinyRules.RULE_FILE), TinyRules.rule(999));
        assertThat(first.rollback(good)).isInstanceOf(Reload.Swapped.class);
        assertThat(first.rollback(latest)).isInstanceOf(Reload.Rejected.class);
        assertThat(version(first)).isEqualTo(good);
        first.reload();
        assertThat(first.rollback(good)).isInstanceOf(Reload.Swapped.class);
        assertThat(first.rollback(latest)).as("kept anew").isInstanceOf(Reload.Swapped.class);
        TinyRules.write(state.resolve("rules").resolve(latest).resolve(TinyRules.RULE_FILE), TinyRules.rule(999));
        breakFolder();
        assertThat(version(started())).isEqualTo(good);
    }

    @Test
    void aVersionThatWasGoneBackToStaysUntilTheFolderChanges() {
        Rulebook rulebook = started();
        String first = version(rulebook);
        edit(2);
        rulebook.follow();
        String second = version(rulebook);
        assertThat(rulebook.rollback(rulebook.kept(first.substring(0, 12)).orElseThrow()))
                .isInstanceOf(Reload.Swapped.class);
        assertThat(rulebook.status().pinned()).isTrue();
        assertThat(from(rulebook)).contains(Status.From.ROLLBACK);
        assertThat(rulebook.follow()).isInstanceOf(Reload.Unchanged.class);
        assertThat(version(rulebook)).isEqualTo(first);

        Rulebook restarted = started();
        assertThat(version(restarted)).isEqualTo(first);
        assertThat(restarted.status().pinned()).isTrue();
        assertThat(versions(restarted)).containsExactly(first, second, first);

        edit(3);
        assertThat(restarted.follow()).isInstanceOf(Reload.Swapped.class);
        assertThat(restarted.status().pinned()).isFalse();
        assertThat(started().status().pinned()).isFalse();
    }

    @Test
    void aReloadUndoesARollback() {
        Rulebook rulebook = started();
        String first = version(rulebook);
        edit(2);
        rulebook.follow();
        rulebook.rollback(first);
        assertThat(rulebook.reload()).isInstanceOf(Reload.Swapped.class);
        assertThat(rulebook.status().pinned()).isFalse();
        assertThat(rulebook.status().history())
                .extracting(entry -> entry.past().origin())
                .containsExactly(Origin.RELOAD, Origin.ROLLBACK, Origin.FOLDER, Origin.START);
    }

    @Test
    void theLatestVersionsAreKeptAndNoMore() throws IOException {
        Rulebook rulebook = started();
        String first = version(rulebook);
        for (int points = 2; points <= 6; points++) {
            edit(points);
            rulebook.follow();
        }
        try (Stream<Path> kept = Files.list(state.resolve("rules"))) {
            assertThat(kept.map(path -> path.getFileName().toString()))
                    .containsAll(versions(rulebook))
                    .hasSize(3 + 1);
        }
        assertThat(versions(rulebook)).hasSize(3).startsWith(version(rulebook));
        assertThat(rulebook.kept(first)).isEmpty();
    }

    @Test
    void aDiskThatTakesNothingStopsNoSwapAndIsSaid() throws IOException {
        // Not even root can make a folder where a file is.
        Files.writeString(state, "in the way");
        Rulebook rulebook = rulebook();
        assertThat(rulebook.start()).isInstanceOf(Reload.Swapped.class);
        assertThat(rulebook.status().warnings()).extracting(Problem::code).containsExactly("not-kept");
        edit(2);
        assertThat(rulebook.follow()).isInstanceOf(Reload.Swapped.class);
        assertThat(rulebook.status().history()).hasSize(2).noneMatch(Status.Kept::kept);
        Files.delete(state);
        edit(3);
        rulebook.follow();
        assertThat(rulebook.status().warnings()).isEmpty();
    }

    @Test
    void aJournalThatCannotBeReadStopsNoStart() throws IOException {
        started();
        Files.writeString(state.resolve("rules/journal.json"), "{\"live\": [{\"version\": \"../../etc\"");
        assertThat(started().live()).isPresent();
    }

    @Test
    void aFileThatIsCutAnywhereChangesNothing() {
        Rulebook rulebook = rulebook(new NeedsItsRule());
        rulebook.start();
        String before = version(rulebook);
        String whole = TinyRules.rule(2);
        int end = whole.lastIndexOf("end");
        for (int i = 0; i < 60; i++) {
            int cut = end * i / 59;
            TinyRules.write(rules.resolve(TinyRules.RULE_FILE), whole.substring(0, cut));
            assertThat(rulebook.follow()).as("cut at " + cut).isInstanceOf(Reload.Rejected.class);
            assertThat(version(rulebook)).isEqualTo(before);
            assertThat(rulebook.status().problems()).as("cut at " + cut).isNotEmpty();
        }
        TinyRules.write(rules.resolve(TinyRules.RULE_FILE), whole);
        assertThat(rulebook.follow()).isInstanceOf(Reload.Swapped.class);
    }

    /** A check that is another one later on. */
    private static final class Turned implements Check {
        private volatile Check to = candidate -> List.of();

        @Override
        public List<Problem> problems(Ruleset candidate) {
            return to.problems(candidate);
        }
    }

    /** What the scenario beside the rule file checks as well. */
    private static final class NeedsItsRule implements Check {
        @Override
        public List<Problem> problems(Ruleset candidate) {
            return candidate.find("ask-why/always").isPresent()
                    ? List.of()
                    : List.of(Problem.in(TinyRules.RULE_FILE, "scenario", "the rule is gone"));
        }
    }
}
