package io.saveplay.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The embedded database after something was killed, and where something is in its way. */
final class SuddenEndsTest {
    /** Other tests share one. */
    private static Set<Path> before = Set.of();

    @BeforeAll
    static void look() throws IOException {
        before = Databases.inUse();
    }

    @AfterAll
    static void nothingIsLeftRunning() throws IOException {
        assertThat(before).containsAll(Databases.inUse());
    }

    @Test
    void aKilledServerComesBackWithAllThatWasCommitted() throws Exception {
        Path folder = Databases.copyOfOne();
        try (EmbeddedDatabase database = Databases.in(folder)) {
            Address address = database.start();
            Databases.store(address, 2);

            Databases.killAndWait(Databases.server(folder));

            assertThat(database.runs()).isFalse();
            assertThat(database.start()).as("a pool goes on with it").isEqualTo(address);
            assertThat(Databases.stored(address)).isEqualTo("1,2");
        }
    }

    @Test
    void aServerThatWasKilledAmidWorkLeavesNothingInTheWay() throws Exception {
        Path folder = Databases.copyOfOne();
        try (EmbeddedDatabase database = Databases.in(folder)) {
            Address address = database.start();
            try (Connection busy = Databases.connect(address);
                    Statement statement = busy.createStatement()) {
                Thread work = new Thread(() -> {
                    try {
                        // It does not look up from this when its server dies.
                        statement.execute("SELECT count(*) FROM (SELECT generate_series(1, 300000000)) AS numbers");
                    } catch (SQLException e) {
                        // It was cut off, as was to be.
                    }
                });
                work.start();
                assertThat(Waiting.until(() -> isBusy(address), Duration.ofSeconds(20)))
                        .isTrue();

                Databases.killAndWait(Databases.server(folder));
                assertThat(Databases.processesUnder(folder))
                        .as("the work goes on")
                        .isNotEmpty();

                assertThat(Databases.stored(database.start())).isEqualTo("1");
                work.join();
            }
        }
    }

    private static boolean isBusy(Address address) {
        try {
            return "t"
                    .equals(Databases.ask(
                            address,
                            "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE query LIKE '%generate_series(1,%'"
                                    + " AND pid <> pg_backend_pid() AND state = 'active')"));
        } catch (SQLException e) {
            return false;
        }
    }

    @Test
    void aKilledConnectionCostsNoMoreThanANewOne() throws Exception {
        Path folder = Databases.copyOfOne();
        try (EmbeddedDatabase database = Databases.in(folder)) {
            Address address = database.start();
            try (Connection connection = Databases.connect(address);
                    Statement statement = connection.createStatement()) {
                Databases.store(address, 2);
                long pid;
                try (ResultSet rows = statement.executeQuery("SELECT pg_backend_pid()")) {
                    rows.next();
                    pid = rows.getLong(1);
                }
                Databases.killAndWait(ProcessHandle.of(pid).orElseThrow());
                assertThat(connection.isValid(10)).isFalse();
            }
            assertThat(database.start()).isEqualTo(address);
            assertThat(Waiting.until(() -> answers(address), Duration.ofSeconds(20)))
                    .isTrue();
            assertThat(Databases.stored(address)).isEqualTo("1,2");
        }
    }

    private static boolean answers(Address address) {
        try (Connection connection = Databases.connect(address)) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    @Test
    void theServerOfAKilledServiceIsTakenOver() throws Exception {
        Path folder = Databases.copyOfOne();
        ProcessHandle orphan;
        try (OtherService killed = OtherService.on(folder)) {
            assertThat(killed.said()).isEqualTo("runs");
            orphan = Databases.server(folder);
        }
        assertThat(orphan.isAlive()).isTrue();

        try (EmbeddedDatabase database = Databases.in(folder)) {
            assertThat(Databases.stored(database.start())).isEqualTo("1,2");
            assertThat(Databases.server(folder)).isNotEqualTo(orphan);
            assertThat(Databases.processesUnder(folder)).doesNotContain(orphan);
        }
    }

    @Test
    void theNumberOfADeadServerMayBeThatOfAnotherProcessByNow() throws Exception {
        Path folder = Databases.copyOfOne();
        Process other = new ProcessBuilder("sleep", "600")
                .directory(folder.resolve("data").toFile())
                .start();
        try (EmbeddedDatabase database = Databases.in(folder)) {
            Files.writeString(
                    folder.resolve("data/postmaster.pid"),
                    other.pid() + "\n" + folder.resolve("data").toRealPath() + "\n1\n20000\n\n127.0.0.1\n\nready   \n");

            assertThat(Databases.stored(database.start())).isEqualTo("1");
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void aSetupThatWasBrokenOffIsMadeAnew() throws Exception {
        Path folder = Databases.newFolder();
        Files.createDirectories(folder.resolve("draft-1/base"));
        Files.writeString(folder.resolve("draft-1/PG_VERSION"), "18\n");
        Files.writeString(folder.resolve("password.draft"), "half");
        try (EmbeddedDatabase database = Databases.in(folder)) {
            assertThat(Databases.ask(database.start(), "SELECT 1")).isEqualTo("1");
            assertThat(folder.resolve("draft-1")).doesNotExist();
        }
    }

    @Test
    void aFileWhereTheFolderShouldBeIsSaid() throws Exception {
        Path file = Files.createFile(Databases.newFolder());

        refused(file, "`" + file.toAbsolutePath() + "` is a file where the database needs a folder", "move it away");
        refused(file.resolve("deeper"), "`" + file.toAbsolutePath() + "` is a file");
    }

    @Test
    void dataOfAnotherVersionIsRefusedAndLeftAlone() throws Exception {
        Path folder = Databases.copyOfOne();
        Files.writeString(folder.resolve("data/PG_VERSION"), "15\n");

        refused(folder, "was written by PostgreSQL 15, and the service has 18", "pg_upgrade");

        Files.writeString(folder.resolve("data/PG_VERSION"), "18\n");
        try (EmbeddedDatabase database = Databases.in(folder)) {
            assertThat(Databases.stored(database.start())).isEqualTo("1");
        }
    }

    @Test
    void aFolderThatIsNoDatabaseIsRefused() throws Exception {
        Path folder = Databases.newFolder();
        Files.createDirectories(folder.resolve("data"));

        refused(folder, "is not a PostgreSQL database");
    }

    @Test
    void aFolderOfAnotherUserIsRefused() throws Exception {
        Path folder = Databases.newFolder();
        Files.createDirectories(folder);
        try {
            Files.setAttribute(folder, "unix:uid", 12_345);
        } catch (IOException e) {
            Assumptions.abort("skipped: only root may give a folder away");
        }
        refused(folder, "belongs to the user `12345`");
    }

    @Test
    void damagedDataIsSaidInTheServersWords() throws Exception {
        Path folder = Databases.copyOfOne();
        Files.writeString(folder.resolve("data/global/pg_control"), "", StandardOpenOption.TRUNCATE_EXISTING);

        refused(folder, "does not start", "pg_control", "server.log");
    }

    @Test
    void aFullDiskAtSetupIsSaidAndCostsNothing() throws Exception {
        try (SmallDisk disk = SmallDisk.of(20)) {
            Path folder = disk.folder().resolve("postgres");
            try (EmbeddedDatabase database = Databases.in(folder)) {
                assertThatThrownBy(database::start)
                        .isInstanceOf(DatabaseException.class)
                        .hasMessageContaining("the disk of `" + folder.toAbsolutePath() + "` is full");
                disk.growTo(200);
                assertThat(Databases.ask(database.start(), "SELECT 1")).isEqualTo("1");
            }
        }
    }

    @Test
    void aFullDiskAtAStartIsSaidAndCostsNothing() throws Exception {
        try (SmallDisk disk = SmallDisk.of(150)) {
            Path folder = Databases.copyOfOne(disk.folder().resolve("postgres"));
            Path filler = disk.fill();

            refused(folder, "the disk of `" + folder.toAbsolutePath() + "` is full");

            Files.delete(filler);
            try (EmbeddedDatabase database = Databases.in(folder)) {
                assertThat(Databases.stored(database.start())).isEqualTo("1");
            }
        }
    }

    @Test
    void aDiskThatFillsUpLosesNothingThatWasCommitted() throws Exception {
        try (SmallDisk disk = SmallDisk.of(150)) {
            Path folder = Databases.copyOfOne(disk.folder().resolve("postgres"));
            try (EmbeddedDatabase database = Databases.in(folder)) {
                Address address = database.start();
                Databases.store(address, 2);
                Path filler = disk.fill();
                assertThatThrownBy(() -> Databases.run(
                                address,
                                "INSERT INTO kept SELECT i, repeat('x', 1000) FROM generate_series(3, 99999) i"))
                        .isInstanceOf(SQLException.class);
                Databases.killAndWait(Databases.server(folder));

                Files.delete(filler);
                assertThat(Databases.stored(database.start())).isEqualTo("1,2");
                Databases.store(address, 3);
            }
        }
    }

    private static void refused(Path folder, String... words) {
        try (EmbeddedDatabase database = Databases.in(folder)) {
            assertThatThrownBy(database::start)
                    .isInstanceOf(DatabaseException.class)
                    .satisfies(e -> assertThat(e.getMessage()).contains(List.of(words)));
            assertThat(database.runs()).isFalse();
        }
    }
}
