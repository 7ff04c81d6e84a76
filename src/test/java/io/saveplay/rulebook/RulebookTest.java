package io.saveplay.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RulebookTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Rulebook live() throws IOException {
        Rulebook rulebook = new Rulebook(Shipped.copyTo(folder), Clock.systemUTC());
        assertThat(rulebook.reload()).isInstanceOf(Reload.Swapped.class);
        return rulebook;
    }

    private void write(String file, String text) throws IOException {
        Path target = folder.resolve(file);
        Path draft = folder.resolve(file + "~");
        Files.writeString(draft, text);
        Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String version(Rulebook rulebook) {
        return rulebook.live().orElseThrow().version();
    }

    @Test
    void theSameFilesAreNoNewVersion() throws IOException {
        Rulebook rulebook = live();
        assertThat(rulebook.reload()).isEqualTo(new Reload.Unchanged(version(rulebook)));
    }

    @Test
    void aFolderThatCannotGoLiveLeavesTheLastGoodRulesAndSaysWhatIsWrong() throws IOException {
        Rulebook rulebook = live();
        String before = version(rulebook);
        write("plays/ask-why.drl", "package plays;\nrule \"oops");
        assertThat(rulebook.reload()).isInstanceOf(Reload.Rejected.class);
        assertThat(version(rulebook)).isEqualTo(before);
        assertThat(rulebook.status().problems())
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.file()).isEqualTo("plays/ask-why.drl"));
    }

    @Test
    void mendingTheFolderClearsTheProblems() throws IOException {
        Rulebook rulebook = live();
        String good = Files.readString(folder.resolve("plays/ask-why.drl"));
        write("plays/ask-why.drl", "package");
        rulebook.reload();
        write("plays/ask-why.drl", good);
        assertThat(rulebook.reload()).isInstanceOf(Reload.Unchanged.class);
        assertThat(rulebook.status().problems()).isEmpty();
    }

    @Test
    void aFolderThatIsNotThereIsAProblemAndNoCrash() {
        Rulebook rulebook = new Rulebook(folder.resolve("nowhere"), Clock.systemUTC());
        assertThat(rulebook.reload()).isInstanceOf(Reload.Rejected.class);
        assertThat(rulebook.live()).isEmpty();
    }

    @Test
    void whatWasReadOfTheFolderIsToldFromWhatItHolds() throws Exception {
        Rulebook rulebook = live();
        assertThat(rulebook.isUpToDate()).isTrue();
        String good = Files.readString(folder.resolve("plays/ask-why.drl"));
        write("plays/ask-why.drl", "package");
        assertThat(rulebook.isUpToDate()).isFalse();
        assertThat(rulebook.follow()).isInstanceOf(Reload.Rejected.class);
        assertThat(rulebook.isUpToDate()).as("what was turned away was read").isTrue();
        write("plays/ask-why.drl", good);
        assertThat(rulebook.isUpToDate()).isFalse();
        assertThat(rulebook.reload()).isInstanceOf(Reload.Unchanged.class);
        assertThat(rulebook.isUpToDate()).isTrue();
    }

    @Test
    void aWatchedFolderGoesLiveByItselfAndManyFilesAreOneSwap() throws Exception {
        Rulebook rulebook = live();
        String before = version(rulebook);
        BlockingQueue<Reload> outcomes = new LinkedBlockingQueue<>();
        RulesWatch watch = new RulesWatch(rulebook, Duration.ofMillis(100), outcomes::add);
        try (watch) {
            write("stories.csv", Files.readString(folder.resolve("stories.csv")) + "\n");
            write("guidance.csv", Files.readString(folder.resolve("guidance.csv")) + "\n");
            write("questions.yaml", Files.readString(folder.resolve("questions.yaml")) + "\n# changed\n");
            assertThat(outcomes.poll(30, TimeUnit.SECONDS)).isInstanceOf(Reload.Swapped.class);
            assertThat(outcomes.poll(500, TimeUnit.MILLISECONDS)).isNull();
        }
        assertThat(version(rulebook)).isNotEqualTo(before);
    }
}
