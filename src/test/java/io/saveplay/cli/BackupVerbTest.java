package io.saveplay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.saveplay.journal.Holdout;
import io.saveplay.journal.Journal;
import io.saveplay.journal.JournalSettings;
import io.saveplay.journal.Learning;
import io.saveplay.journal.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code saveplay backup} and {@code saveplay restore}. */
final class BackupVerbTest {
    private static final Path BINARIES = Path.of("target/postgres-binaries");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Ended run(String verb, Path file, String state) {
        return Ended.after(
                verb, file.toString(), "--state", folder.resolve(state).toString(), "--binaries", BINARIES.toString());
    }

    private void makeJournal(String state) throws InterruptedException {
        Place place = Place.of(
                Optional.empty(), Optional.empty(), Optional.empty(), folder.resolve(state), Optional.of(BINARIES));
        JournalSettings settings = new JournalSettings(
                place,
                2,
                10,
                new JournalSettings.Retention(Duration.ZERO, Duration.ZERO, Duration.ZERO),
                Learning.Settings.DEFAULT,
                Holdout.DEFAULT,
                Duration.ofHours(1));
        try (Journal journal = new Journal(settings, Clock.systemUTC(), Map::of).open()) {
            journal.settle(Duration.ofSeconds(60));
            assertThat(journal.trouble()).isEmpty();
        }
    }

    @Test
    void aJournalIsWrittenToAFileAndPutBackElsewhere() throws Exception {
        makeJournal("from");
        Path file = folder.resolve("journal.zip");
        Ended written = run("backup", file, "from");
        assertThat(written.err()).isEmpty();
        assertThat(written.out()).contains("decision: 0 rows\n").endsWith("wrote " + file + "\n");
        assertThat(written.code()).isZero();
        Ended restored = run("restore", file, "to");
        assertThat(restored.err()).isEmpty();
        assertThat(restored.out()).contains("secret: ").endsWith("restored " + file + "\n");
        assertThat(restored.code()).isZero();

        Ended again = run("backup", file, "from");
        assertThat(again.err()).isEqualTo("`" + file + "` is there already; give the backup a name of its own\n");
        assertThat(again.code()).isEqualTo(4);
    }

    @Test
    void whatCannotBeIsSaidWithAnExitCode() throws Exception {
        Path none = folder.resolve("none.zip");
        Ended noJournal = run("backup", none, "nothing");
        assertThat(noJournal.err()).startsWith("there is no journal in `" + folder.resolve("nothing"));
        assertThat(noJournal.code()).isEqualTo(5);
        assertThat(folder.resolve("nothing")).doesNotExist();

        Ended noFile = run("restore", none, "nothing");
        assertThat(noFile.err()).isEqualTo("there is no file `" + none + "` that this user can read\n");
        assertThat(noFile.code()).isEqualTo(4);

        Files.writeString(none, "not a zip");
        Ended noBackup = run("restore", none, "nothing");
        assertThat(noBackup.err())
                .isEqualTo("`" + none + "` is no backup, or was cut short or changed; nothing was restored\n");
        assertThat(noBackup.code()).isEqualTo(4);

        Ended away = Ended.after(
                "backup", folder.resolve("away.zip").toString(), "--db-url", "postgresql://127.0.0.1:1/saveplay");
        assertThat(away.err()).isEqualTo("the database of the journal cannot be reached\n");
        assertThat(away.code()).isEqualTo(5);
    }
}
