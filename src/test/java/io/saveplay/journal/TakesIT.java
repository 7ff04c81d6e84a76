package io.saveplay.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** How many webhooks are taken in a second, each of one event of 2 kB; it prints what {@code src/docs/scale.md} says. */
final class TakesIT {
    private static final long SECONDS = Long.getLong("seconds", 0);

    @Test
    void webhooksPerSecond() throws Exception {
        assumeTrue(SECONDS > 0, "skipped: throughput is measured with -Dseconds=3");
        try (Journal journal = Journals.open(Journals.empty(), Webhooks.CLOCK)) {
            byte[] payload =
                    ("{\"said\":\"" + "some words of hers ".repeat(100) + "\"}").getBytes(StandardCharsets.UTF_8);
            AtomicInteger number = new AtomicInteger();
            for (int callers : new int[] {16, 1, 4, 16, 64}) {
                ExecutorService threads = Executors.newFixedThreadPool(callers);
                int before = number.get();
                long begin = System.nanoTime();
                List<Future<?>> all = new ArrayList<>();
                for (int i = 0; i < callers; i++) {
                    all.add(threads.submit(() -> {
                        while (System.nanoTime() - begin < SECONDS * 1_000_000_000) {
                            journal.inbox()
                                    .take(List.of(Arrival.of(
                                            "crm",
                                            "k-" + number.incrementAndGet(),
                                            Webhooks.CLOCK.instant(),
                                            Webhooks.CLOCK.instant(),
                                            payload)));
                        }
                    }));
                }
                for (Future<?> one : all) {
                    one.get();
                }
                threads.shutdown();
                int taken = number.get() - before;
                System.out.printf(
                        "%d callers: %.0f webhooks a second%n", callers, taken / ((System.nanoTime() - begin) / 1e9));
                assertThat(taken).isPositive();
            }
        }
    }
}
