package io.saveplay.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Only who can read the password file gets at the embedded database. */
final class PasswordTest {
    @Test
    void nobodyConnectsWithoutThePassword() throws Exception {
        Path folder = Databases.copyOfOne();
        try (EmbeddedDatabase database = Databases.in(folder)) {
            Address address = database.start();
            String trusting = address.url().replace("requireAuth=scram-sha-256&", "");

            String password = Databases.password(folder);
            refused(trusting, "saveplay", "saveplay");
            refused(trusting, "postgres", password);
            refused(trusting.replace("/saveplay?", "/postgres?"), "saveplay", password);
            assertThatThrownBy(() -> DriverManager.getConnection(trusting, "saveplay", "")
                            .close())
                    .isInstanceOf(SQLException.class);
            DriverManager.getConnection(trusting, "saveplay", password).close();
        }
    }

    private static void refused(String url, String user, String password) {
        assertThatThrownBy(
                        () -> DriverManager.getConnection(url, user, password).close())
                .isInstanceOf(SQLException.class)
                .satisfies(e -> assertThat(((SQLException) e).getSQLState()).startsWith("28"));
    }

    @Test
    void thePasswordIsNowhereButInItsFile() throws Exception {
        Path folder = Databases.copyOfOne();
        try (EmbeddedDatabase database = Databases.in(folder)) {
            Address address = database.start();
            String password = Databases.password(folder);
            assertThat(address.toString()).doesNotContain(password).contains("127.0.0.1");
            assertThat(Files.readString(folder.resolve("server.log"))).doesNotContain(password);
            int seen = 0;
            for (ProcessHandle process : Databases.processesUnder(folder)) {
                Path proc = Path.of("/proc/" + process.pid());
                try {
                    String told = Files.readString(proc.resolve("cmdline")) + Files.readString(proc.resolve("environ"));
                    assertThat(told).doesNotContain(password);
                    seen++;
                } catch (IOException e) {
                    // A worker of the server that has ended meanwhile.
                    assertThat(process.isAlive()).isFalse();
                }
            }
            assertThat(seen).isPositive();
            assertThat(rights(folder)).isEqualTo("rwx------");
            assertThat(rights(folder.resolve("password"))).isEqualTo("rw-------");
        }
    }

    private static String rights(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void rightsThatSomebodyWidenedAreNarrowedAgain() throws Exception {
        Path folder = Databases.copyOfOne();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(folder.resolve("password"), PosixFilePermissions.fromString("rw-r--r--"));
        try (EmbeddedDatabase database = Databases.in(folder)) {
            database.start();
            assertThat(rights(folder)).isEqualTo("rwx------");
            assertThat(rights(folder.resolve("password"))).isEqualTo("rw-------");
        }
    }

    @Test
    void aLostPasswordIsReplaced() throws Exception {
        Path folder = Databases.copyOfOne();
        String lost = Files.readString(folder.resolve("password"));
        Files.delete(folder.resolve("password"));
        try (EmbeddedDatabase database = Databases.in(folder)) {
            Address address = database.start();
            assertThat(address.password()).isNotEqualTo(lost);
            assertThat(Databases.stored(address)).isEqualTo("1");
        }
    }

    @Test
    void aPasswordThatIsNotTheDatabasesIsSaid() throws Exception {
        Path folder = Databases.copyOfOne();
        Files.writeString(folder.resolve("password"), "of-somebody");
        try (EmbeddedDatabase database = Databases.in(folder)) {
            assertThatThrownBy(database::start)
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("does not know the password")
                    .hasMessageContaining("delete that file")
                    .hasMessageNotContaining("of-somebody");
        }
    }

    @Test
    void whoeverListensOnThePortWhileTheServerIsDownIsNotSentThePassword() throws Exception {
        DataFolder folder = new DataFolder(Databases.copyOfOne());
        try (ServerSocket impostor = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(() -> asksForThePassword(impostor));

            assertThatThrownBy(() -> Databases.connect(folder.address(impostor.getLocalPort()))
                            .close())
                    .isInstanceOf(SQLException.class);
            assertThat(answer.join()).as("the connection is cut").isEqualTo(-1);
        }
    }

    /** Plays a server that wants the password in clear, and hears what comes. */
    private static int asksForThePassword(ServerSocket server) {
        try (Socket client = server.accept()) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            in.skipNBytes(in.readInt() - Integer.BYTES);
            client.getOutputStream().write(new byte[] {'R', 0, 0, 0, 8, 0, 0, 0, 3});
            return in.read();
        } catch (IOException e) {
            return -1;
        }
    }
}
