package io.saveplay.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a backup holds is put back whole, or not at all. */
final class BackupTest {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final DecisionFilter ALL = new DecisionFilter(null, null, null, null, null, null, null);
    private static final Backup.Progress SILENT = (name, rows) -> {};

    private final Path from;
    private final Path to;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    BackupTest() throws IOException {
        this.from = newState();
        this.to = newState();
    }

    private static Path newState() throws IOException {
        return Objects.requireNonNull(Databases.newFolder().getParent());
    }

    private static Map<String, List<String>> rows(Path state) throws Exception {
        try (Connection connection = Dump.connect(state)) {
            Map<String, List<String>> rows = Dump.rows(connection);
            rows.keySet().removeAll(List.of("saveplay_schema", "pulse"));
            return rows;
        }
    }

    private static Map<String, List<String>> rowsOfStopped(Path state) throws Exception {
        try (Reach reach = Reach.alone(Journals.place(state))) {
            assertThat(reach.address().url()).contains("127.0.0.1");
            return rows(state);
        }
    }

    private static Map<UUID, byte[]> answers(Journal journal) throws IOException {
        Map<UUID, byte[]> answers = new HashMap<>();
        journal.decisions().each(ALL, kept -> answers.put(kept.id(), kept.answer()));
        return answers;
    }

    private static void fill(Journal journal) throws InterruptedException {
        for (int i = 0; i < 12; i++) {
            Kept kept = Journals.keep(journal, CLOCK, Journals.event("e-" + i, "C-" + i % 4, "tab\\t \\\\N ü 😀 " + i));
            journal.outcomes()
                    .record(
                            kept.id(),
                            new Outcome(
                                    "o", "call-or-meet", Outcome.Result.SAVED, null, "said \"yes\",\n\\. she was glad"),
                            true);
        }
        journal.privacy().erase("C-3");
    }

    @Test
    void allIsThereAgainAsItStoodWhenTheBackupBegan() throws Exception {
        Path file = folder.resolve("journal.zip");
        Map<String, List<String>> before;
        Map<UUID, byte[]> answers;
        Decisions.Page first;
        try (Journal journal = Journals.open(Journals.place(from), CLOCK)) {
            fill(journal);
            first = journal.decisions().page(ALL, null, 5).orElseThrow();
            before = rows(from);
            answers = answers(journal);
            List<String> told = new ArrayList<>();
            new Backup(Journals.place(from), CLOCK).write(file, (name, rows) -> {
                // Writes go on meanwhile, and are not in it.
                writeOn(journal, told.size());
                told.add(name);
            });
            assertThat(told).isEqualTo(Contents.TABLES);
            assertThat(answers(journal)).hasSize(answers.size() + told.size());
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");

        new Restore(Journals.place(to)).read(file, SILENT);
        assertThat(rowsOfStopped(to)).isEqualTo(before).containsOnlyKeys(Contents.TABLES);
        try (Journal journal = Journals.open(Journals.place(to), CLOCK)) {
            assertThat(answers(journal)).containsExactlyInAnyOrderEntriesOf(answers);
            assertThat(before.get("decision_text")).hasSize(9);
            Decisions.Page second =
                    journal.decisions().page(ALL, first.next(), 100).orElseThrow();
            assertThat(second.decisions()).hasSize(answers.size() - 5);
            assertThat(second.decisions()).extracting(Kept::id).doesNotContainAnyElementsOf(ids(first));

            Kept again = Journals.keep(journal, CLOCK, Journals.event("e-0", "C-0", "tab\\t \\\\N ü 😀 0"));
            assertThat(answers).containsKey(again.id());
            Kept fresh = Journals.keep(journal, CLOCK, Journals.event("new", "C-9", "new"));
            assertThat(journal.decisions().replayable(fresh.id())).isPresent();
            Kept other = Journals.keep(journal, CLOCK, Journals.event("newer", "C-9", "new"), "another ruleset");
            assertThat(journal.decisions().replayable(other.id()).orElseThrow().rulesVersion())
                    .isEqualTo("another ruleset");

            assertThatThrownBy(() -> new Restore(Journals.place(to)).read(file, SILENT))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("in use");
        }
        assertThatThrownBy(() -> new Restore(Journals.place(to)).read(file, SILENT))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("holds decisions already");
    }

    private static List<UUID> ids(Decisions.Page page) {
        return page.decisions().stream().map(Kept::id).toList();
    }

    private static void writeOn(Journal journal, int number) {
        try {
            Kept kept = Journals.keep(journal, CLOCK, Journals.event("m-" + number, "C-1", "meanwhile"));
            journal.outcomes()
                    .record(kept.id(), new Outcome("o", "call-or-meet", Outcome.Result.LOST, null, "note"), true);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aFileThatIsNotWholeIsRefusedAndLeavesNothingBehind() throws Exception {
        Path file = folder.resolve("journal.zip");
        try (Journal journal = Journals.open(Journals.place(from), CLOCK)) {
            fill(journal);
        }
        // No service runs, so the backup starts the database itself.
        new Backup(Journals.place(from), CLOCK).write(file, SILENT);
        byte[] whole = Files.readAllBytes(file);
        for (int length : List.of(0, 100, whole.length / 2, whole.length - 30, whole.length - 1)) {
            refused(java.util.Arrays.copyOf(whole, length), "no backup, or was cut short or changed");
        }
        for (int i = 1; i < 12; i++) {
            byte[] changed = whole.clone();
            changed[offsetOfData(whole) + i * (whole.length / 2) / 12] ^= 0x10;
            refused(changed, "no backup, or was cut short or changed");
        }
        // Sound as a file, and the last table has a row that the database does not take.
        refused(Files.readAllBytes(withBadRows(file)), "sqlstate 22P04");
        // Each journal begins with a mark that says that nothing is counted yet.
        assertThat(rowsOfStopped(to))
                .allSatisfy((table, rows) -> assertThat(rows).hasSize(table.equals("tally_mark") ? 1 : 0));

        new Restore(Journals.place(to)).read(file, SILENT);
        assertThat(rowsOfStopped(to)).isEqualTo(rowsOfStopped(from));
    }

    /** Behind the name of the first entry. */
    private static int offsetOfData(byte[] zip) {
        return 30 + zip[26];
    }

    private void refused(byte[] bytes, String why) throws IOException {
        Path broken = folder.resolve("broken.zip");
        Files.write(broken, bytes);
        assertThatThrownBy(() -> new Restore(Journals.place(to)).read(broken, SILENT))
                .hasMessageContaining(why)
                .isInstanceOfAny(BackupException.class, DatabaseException.class);
    }

    private Path withBadRows(Path file) throws IOException {
        byte[] bad = "one column only\n".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        String sum = java.util.HexFormat.of().formatHex(Backup.sha256().digest(bad));
        Path made = folder.resolve("bad.zip");
        try (ZipFile zip = new ZipFile(file.toFile());
                OutputStream out = Files.newOutputStream(made);
                ZipOutputStream rewritten = new ZipOutputStream(out)) {
            Contents contents = Contents.read(
                    zip.getInputStream(zip.getEntry(Contents.ENTRY)).readAllBytes());
            List<Contents.Table> tables = new ArrayList<>();
            for (Contents.Table table : contents.tables()) {
                boolean last = table.name().equals("secret");
                rewritten.putNextEntry(new ZipEntry(table.entry()));
                rewritten.write(
                        last
                                ? bad
                                : zip.getInputStream(zip.getEntry(table.entry()))
                                        .readAllBytes());
                tables.add(last ? new Contents.Table(table.name(), table.columns(), "", 0, table.rows(), sum) : table);
            }
            rewritten.putNextEntry(new ZipEntry(Contents.ENTRY));
            rewritten.write(new Contents(contents.format(), contents.layout(), contents.madeAt(), tables).write());
        }
        return made;
    }

    @Test
    void everyTableOfTheJournalIsInABackup() throws Exception {
        Address address = Journals.empty();
        try (Journal journal = Journals.open(address, CLOCK);
                Connection connection = Databases.connect(address)) {
            assertThat(journal.trouble()).isEmpty();
            List<String> tables = new ArrayList<>(Dump.tables(connection));
            tables.removeAll(List.of("saveplay_schema", "pulse"));
            assertThat(Contents.TABLES).containsExactlyInAnyOrderElementsOf(tables);
        }
    }

    @Test
    void anotherLayoutIsRefused() throws Exception {
        Address source = Journals.empty();
        Path file = folder.resolve("journal.zip");
        Journals.open(source, CLOCK).close();
        Databases.run(source, "update saveplay_schema set version = '7'");
        new Backup(Journals.place(source), CLOCK).write(file, SILENT);
        assertThatThrownBy(() -> new Restore(Journals.place(Journals.empty())).read(file, SILENT))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("version 7 of the journal's layout")
                .hasMessageContaining("has 2;");
    }

    @Test
    void aServiceThatHasTheDatabaseOpenIsNotDisturbed() throws Exception {
        Address source = Journals.empty();
        Path file = folder.resolve("journal.zip");
        try (Journal journal = Journals.open(source, CLOCK)) {
            assertThat(journal.trouble()).isEmpty();
            new Backup(Journals.place(source), CLOCK).write(file, SILENT);
            assertThatThrownBy(() -> new Restore(Journals.place(source)).read(file, SILENT))
                    .isInstanceOf(BackupException.class)
                    .hasMessageContaining("stop it, restore, and start it again");
        }
    }

    @Test
    void aBackupReplacesNoFile() throws Exception {
        Path file = Files.writeString(folder.resolve("journal.zip"), "an earlier one");
        assertThatThrownBy(() -> new Backup(Journals.place(Journals.empty()), CLOCK).write(file, SILENT))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("is there already");
        assertThat(Files.readString(file)).isEqualTo("an earlier one");
        assertThatThrownBy(() ->
                        new Backup(Journals.place(Journals.empty()), CLOCK).write(folder.resolve("other.zip"), SILENT))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("holds no journal");
        assertThat(folder.resolve("other.zip.part")).doesNotExist();
    }
}
