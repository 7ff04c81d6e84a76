package io.saveplay.journal;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * How many decisions a second are answered that are kept, and that are not, in turns in one run; the callers are on the
 * same machine. Prints the ratio and asserts nothing of it: {@code mvn verify -Dit.test=ThroughputIT -Dseconds=10}.
 */
final class ThroughputIT {
    private static final int SECONDS = Integer.getInteger("seconds", 0);
    private static final int CLIENTS = 16;
    private static final int ROUNDS = 3;

    @Test
    void decisionsThatAreKeptAgainstDryRuns() throws Exception {
        assumeTrue(SECONDS > 0, "skipped: throughput is measured with -Dseconds=10");
        Path state = Databases.newFolder().resolveSibling("state").toAbsolutePath();
        try (Instance service = Instance.startInFull(state).awaitReady()) {
            for (boolean askFirst : List.of(false, true)) {
                run(service, askFirst, true);
                run(service, askFirst, false);
                long dry = 0;
                long kept = 0;
                for (int i = 0; i < ROUNDS; i++) {
                    dry += run(service, askFirst, true);
                    kept += run(service, askFirst, false);
                }
                System.out.printf(
                        "measured: askFirst=%s, %d clients: %d a second kept, %d dry, ratio %.2f%n",
                        askFirst, CLIENTS, kept / ROUNDS / SECONDS, dry / ROUNDS / SECONDS, kept / (double) dry);
            }
        } finally {
            Databases.stopWhatOutlivesItsService(state.resolve("postgres"));
        }
    }

    /** How many decisions were answered in the time. */
    private static long run(Instance service, boolean askFirst, boolean dryRun) throws Exception {
        String path = "/v1/decisions?askFirst=" + askFirst + "&dryRun=" + dryRun;
        long start = System.nanoTime();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<Long>> counts = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                String name = "t" + start + "-" + i + "-";
                counts.add(clients.submit(() -> {
                    long count = 0;
                    while (System.nanoTime() - start < SECONDS * 1_000_000_000L) {
                        Instance.Answer answer = service.post(path, Instance.event(name + count));
                        if (answer.status() != 200) {
                            throw new AssertionError(answer.text());
                        }
                        count++;
                    }
                    return count;
                }));
            }
            long sum = 0;
            for (Future<Long> count : counts) {
                sum += count.get();
            }
            return sum;
        } finally {
            clients.shutdownNow();
        }
    }
}
