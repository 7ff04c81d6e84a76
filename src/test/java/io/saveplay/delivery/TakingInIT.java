package io.saveplay.delivery;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.saveplay.journal.Instance;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * How many webhooks a second are taken in, against decisions that are not kept, in turns in one run; the callers are on
 * the same machine, and the work on what came in is put off. Prints the ratio and asserts nothing of it: {@code mvn verify
 * -Dit.test=TakingInIT -Dseconds=5}.
 */
final class TakingInIT {
    private static final int SECONDS = Integer.getInteger("seconds", 0);
    private static final int CLIENTS = 16;
    private static final int ROUNDS = 5;

    private final AtomicLong deals = new AtomicLong();

    @Test
    void webhooksThatAreTakenInAgainstDryRuns() throws Exception {
        assumeTrue(SECONDS > 0, "skipped: throughput is measured with -Dseconds=5");
        Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "taking-in");
        Map<String, String> settings = Pipedrive.settings(folder, "pace: 5", "settle: PT5M");
        try (Instance service =
                Instance.startInFull(folder.resolve("state"), settings).awaitReady()) {
            run(() -> webhook(service));
            run(() -> dry(service));
            List<Double> ratios = new ArrayList<>();
            long taken = 0;
            long decided = 0;
            for (int i = 0; i < ROUNDS; i++) {
                long webhooks = run(() -> webhook(service));
                long dry = run(() -> dry(service));
                ratios.add(webhooks / (double) dry);
                taken += webhooks;
                decided += dry;
            }
            Collections.sort(ratios);
            System.out.printf(
                    "measured: %d clients: %d webhooks a second taken in, %d dry runs, ratio %.2f (median of %d pairs)%n",
                    CLIENTS, taken / ROUNDS / SECONDS, decided / ROUNDS / SECONDS, ratios.get(ROUNDS / 2), ROUNDS);
        }
    }

    private interface Ask {
        Instance.Answer ask() throws Exception;
    }

    private Instance.Answer webhook(Instance service) throws Exception {
        return service.post(
                "/v1/webhooks/pipedrive",
                Pipedrive.lost(deals.incrementAndGet()),
                Map.of("Authorization", Pipedrive.AUTHORIZATION));
    }

    private Instance.Answer dry(Instance service) throws Exception {
        return service.tryOut(Instance.event("t" + deals.incrementAndGet()));
    }

    private static long run(Ask ask) throws Exception {
        long start = System.nanoTime();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<Long>> counts = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                counts.add(clients.submit(() -> {
                    long count = 0;
                    while (System.nanoTime() - start < SECONDS * 1_000_000_000L) {
                        Instance.Answer answer = ask.ask();
                        if (answer.status() / 100 != 2) {
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
