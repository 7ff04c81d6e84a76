package io.saveplay.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Embedded databases for tests: real ones, in folders under {@code target}. */
final class Databases {
    /** Shared by all tests, so that the programs are unpacked once. */
    static final Path BINARIES = Path.of("target/postgres-binaries");

    /** Tests run in several processes at a time, each of which minds its own folders. */
    private static final String OURS = "journal-" + ProcessHandle.current().pid() + "-";

    private Databases() {}

    static EmbeddedDatabase in(Path folder) {
        return new EmbeddedDatabase(folder, BINARIES);
    }

    /** A name for a folder that is not there yet. */
    static Path newFolder() throws IOException {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), OURS);
        // Each is some fifty megabytes.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                OwnFolder.delete(folder);
            } catch (IOException e) {
                // It goes with the next mvn clean.
            }
        }));
        return folder.resolve("postgres");
    }

    /** A copy of a database that was stopped in order and has the table {@code kept} with the row 1. */
    static Path copyOfOne() throws IOException {
        return copyOfOne(newFolder());
    }

    /** The same, to a place of the test's choice. */
    static Path copyOfOne(Path copy) throws IOException {
        try (Stream<Path> all = Files.walk(Original.FOLDER)) {
            for (Path one : all.toList()) {
                Files.copy(one, copy.resolve(Original.FOLDER.relativize(one)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return copy;
    }

    private static final class Original {
        static final Path FOLDER = make();

        private static Path make() {
            try {
                Path folder = newFolder();
                try (EmbeddedDatabase database = in(folder)) {
                    Address address = database.start();
                    run(address, "CREATE TABLE kept (id int PRIMARY KEY, note text)");
                    store(address, 1);
                }
                return folder;
            } catch (IOException | SQLException | DatabaseException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static Connection connect(Address address) throws SQLException {
        return DriverManager.getConnection(address.url(), address.user(), address.password());
    }

    static void run(Address address, String sql) throws SQLException {
        try (Connection connection = connect(address);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static void store(Address address, int id) throws SQLException {
        run(address, "INSERT INTO kept VALUES (" + id + ")");
    }

    /** The ids that are stored, in order and with commas. */
    static String stored(Address address) throws SQLException {
        return ask(address, "SELECT string_agg(id::text, ',' ORDER BY id) FROM kept");
    }

    static String ask(Address address, String sql) throws SQLException {
        try (Connection connection = connect(address);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    static String password(Path folder) throws IOException {
        return Files.readString(folder.resolve("password"));
    }

    /** The process of the server of a folder. */
    static ProcessHandle server(Path folder) throws IOException {
        String pid = Files.readAllLines(folder.resolve("data/postmaster.pid")).get(0);
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    /** The folders of {@link #newFolder} whose servers run. */
    static Set<Path> inUse() throws IOException {
        Set<Path> used = new HashSet<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(Path.of("target"), OURS + "*")) {
            for (Path folder : folders) {
                if (!processesUnder(folder).isEmpty()) {
                    used.add(folder);
                }
            }
        }
        return used;
    }

    /** The processes of PostgreSQL that use a folder under this one. */
    static List<ProcessHandle> processesUnder(Path folder) throws IOException {
        Path real = folder.toRealPath();
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().command().orElse("").endsWith("/postgres"))
                .filter(process -> {
                    try {
                        Path where = Path.of("/proc/" + process.pid() + "/cwd");
                        return Files.readSymbolicLink(where).startsWith(real);
                    } catch (IOException e) {
                        return false;
                    }
                })
                .toList();
    }

    /** Takes a database over from a service that was killed, and stops it. */
    static void stopWhatOutlivesItsService(Path folder) throws DatabaseException {
        try (EmbeddedDatabase database = in(folder)) {
            database.start();
        }
    }

    static void killAndWait(ProcessHandle process) {
        process.destroyForcibly();
        // Not by onExit(), which may wait for whoever still holds the output of a dead process.
        Waiting.until(() -> !process.isAlive(), Duration.ofSeconds(20));
        assertThat(process.isAlive()).as("process %s is dead", process.pid()).isFalse();
    }
}
