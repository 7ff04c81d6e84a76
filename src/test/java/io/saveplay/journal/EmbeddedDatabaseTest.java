package io.saveplay.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class EmbeddedDatabaseTest {
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
    void whatWasStoredIsThereAfterAStopAndAStart() throws Exception {
        Path folder = Databases.newFolder();
        try (EmbeddedDatabase database = Databases.in(folder)) {
            Address address = database.start();
            Databases.run(address, "CREATE TABLE kept (id int)");
            Databases.store(address, 1);
        }
        try (EmbeddedDatabase database = Databases.in(folder)) {
            assertThat(database.runs()).isFalse();
            assertThat(Databases.stored(database.start())).isEqualTo("1");
            assertThat(database.runs()).isTrue();
        }
    }

    @Test
    void aStopInOrderLeavesNothingToRecover() throws Exception {
        Path folder = Databases.copyOfOne();
        EmbeddedDatabase database = Databases.in(folder);
        Address address = database.start();
        try (Connection open = Databases.connect(address)) {
            database.close();

            assertThat(open.isValid(1)).as("connections do not hold it up").isFalse();
        }
        assertThat(database.runs()).isFalse();
        assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();
        assertThat(Databases.processesUnder(folder)).isEmpty();
        assertThatThrownBy(database::start)
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("was closed");
    }

    @Test
    void whatIsCommittedIsOnTheDisk() throws Exception {
        try (EmbeddedDatabase database = Databases.in(Databases.copyOfOne())) {
            Address address = database.start();
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                assertThat(Databases.ask(address, "SHOW " + setting))
                        .as(setting)
                        .isEqualTo("on");
            }
        }
    }

    @Test
    void textIsTheSameOnEveryMachine() throws Exception {
        try (EmbeddedDatabase database = Databases.in(Databases.copyOfOne())) {
            Address address = database.start();
            assertThat(Databases.ask(address, "SELECT current_database()")).isEqualTo("saveplay");
            assertThat(Databases.ask(address, "SHOW server_encoding")).isEqualTo("UTF8");
            assertThat(Databases.ask(
                            address, "SELECT string_agg(t, '' ORDER BY t) FROM (VALUES ('a'), ('Z'), ('ä')) v(t)"))
                    .isEqualTo("Zaä");
            assertThat(Databases.ask(
                            address,
                            "SELECT boot_val IS NOT NULL AND sourcefile IS NULL FROM pg_settings"
                                    + " WHERE name = 'fsync'"))
                    .isEqualTo("t");
        }
    }

    @Test
    void otherMachinesCannotReachIt() throws Exception {
        try (EmbeddedDatabase database = Databases.in(Databases.copyOfOne())) {
            Address address = database.start();
            int port = URI.create(address.url().substring("jdbc:".length())).getPort();
            for (InetAddress outward : outwardAddresses()) {
                assertThatThrownBy(() -> new Socket(outward, port).close()).isInstanceOf(ConnectException.class);
            }
        }
    }

    private static List<InetAddress> outwardAddresses() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .toList();
    }

    @Test
    void theLogHasNeitherStatementsNorValues() throws Exception {
        Path folder = Databases.copyOfOne();
        try (EmbeddedDatabase database = Databases.in(folder)) {
            Address address = database.start();
            for (String sql : List.of(
                    "SELECT 'a secret'::int",
                    "INSERT INTO kept VALUES (1, 'a secret')",
                    "SELECT 'a secret' FROM nowhere")) {
                assertThatThrownBy(() -> Databases.run(address, sql)).isInstanceOf(SQLException.class);
            }
        }
        assertThat(Files.readString(folder.resolve("server.log")))
                .contains("ready to accept connections")
                .doesNotContain("secret", "kept", "nowhere");
    }

    @Test
    void manyWhoStartItAtOnceGetOneDatabase() throws Exception {
        Path folder = Databases.copyOfOne();
        try (EmbeddedDatabase database = Databases.in(folder)) {
            Set<Address> addresses = ConcurrentHashMap.newKeySet();
            List<Thread> threads = IntStream.range(0, 8)
                    .mapToObj(i -> new Thread(() -> {
                        try {
                            addresses.add(database.start());
                        } catch (DatabaseException e) {
                            throw new IllegalStateException(e);
                        }
                    }))
                    .toList();
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(addresses).hasSize(1);
        }
    }

    @Test
    void aSecondServiceIsRefusedAndToldWhoHasTheFolder() throws Exception {
        Path folder = Databases.copyOfOne();
        try (EmbeddedDatabase database = Databases.in(folder);
                EmbeddedDatabase second = Databases.in(folder)) {
            database.start();
            String own = "(process " + ProcessHandle.current().pid() + ")";

            assertThatThrownBy(second::start)
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("is in use by another service " + own)
                    .hasMessageContaining("SAVEPLAY_DB_URL");
            // Also after somebody in this process has tried, which must not loosen the hold of the first.
            try (OtherService other = OtherService.on(folder)) {
                assertThat(other.said()).contains("is in use by another service " + own);
            }
            assertThat(Databases.stored(database.start())).isEqualTo("1");
        }
    }

    @Test
    void aStopLetsTheNextServiceIn() throws Exception {
        Path folder = Databases.copyOfOne();
        try (EmbeddedDatabase first = Databases.in(folder)) {
            first.start();
        }
        try (OtherService next = OtherService.on(folder)) {
            assertThat(next.said()).isEqualTo("runs");
        }
        Databases.stopWhatOutlivesItsService(folder);
    }
}
