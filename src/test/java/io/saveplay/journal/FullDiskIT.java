package io.saveplay.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The whole service on a disk that fills up. */
final class FullDiskIT {

    @Test
    void aFullDiskIsSaidAndCostsNothingAndTheServiceGoesOnByItselfWhenThereIsRoom() throws Exception {
        try (SmallDisk disk = SmallDisk.of(150)) {
            Path state = disk.folder().resolve("state").toAbsolutePath();
            Path folder = state.resolve("postgres");
            try (Instance service = Instance.start(state, Map.of()).awaitReady();
                    Callers callers = new Callers(service, "evt", 4)) {
                callers.awaitMore(20);

                // There is no room for more rows.
                Path filler = disk.fill();
                Instance.Answer down = service.awaitDown("full");
                assertThat(Instance.trouble(down)).contains("the disk of", "is full", "by itself when there is room");
                Instance.Answer refused = service.decide(Instance.event("refused"));
                assertThat(refused.isProblemToRetry("journal-unavailable"))
                        .as(refused.text())
                        .isTrue();
                assertThat(refused.text()).contains("is full");
                assertThat(service.tryOut(Instance.event("trial")).status()).isEqualTo(200);
                assertThat(service.get("/q/health/live").status()).isEqualTo(200);

                Files.delete(filler);
                service.awaitReady();
                callers.awaitMore(20);
                callers.check();

                // There is no room to write ahead, for which the server has no answer but to end.
                filler = disk.fill();
                ProcessHandle server = Databases.server(folder);
                writeAhead(Stored.in(folder).address());
                Databases.killAndWait(server);
                service.awaitDown("is full; free some space on it");

                Files.delete(filler);
                service.awaitReady();
                callers.awaitMore(20);
                callers.stop();
                callers.checkAll();
                Stored.in(folder).check();
                System.out.printf("measured: disk full twice, %s%n", callers.summary());
            }
        }
    }

    /** Until it breaks. */
    private static void writeAhead(Address address) {
        try {
            for (int i = 0; i < 100; i++) {
                Databases.run(address, "select pg_logical_emit_message(false, 'test', repeat('x', 1000000))");
            }
            throw new AssertionError("the disk has room for ever");
        } catch (SQLException e) {
            // It has nowhere to write.
        }
    }
}
