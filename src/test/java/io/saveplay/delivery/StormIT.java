package io.saveplay.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.saveplay.journal.Instance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/**
 * Many webhooks, some of them twice and in no order, while the CRM's API fails and the service is killed. {@code mvn
 * verify -Dit.test=StormIT -Dwebhooks=20000 -Dkills=5} is the whole storm; without, it is a small one.
 */
final class StormIT {
    private static final int WEBHOOKS = Integer.getInteger("webhooks", 120);
    private static final int KILLS = Integer.getInteger("kills", 1);
    private static final double FAILING = 0.3;
    private static final int SENDERS = 16;
    private static final Duration LONGEST = Duration.ofMinutes(Integer.getInteger("minutes", 5));

    private final Random random = new Random(20260302);
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger retries = new AtomicInteger();
    private final ConcurrentLinkedQueue<Long> acknowledged = new ConcurrentLinkedQueue<>();

    @Test
    void eachLostDealHasOneDecisionAndOneNoteHoweverOftenItIsToldAndWhateverFails() throws Exception {
        int deals = WEBHOOKS * 4 / 5;
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < WEBHOOKS; i++) {
            order.add(i % deals);
        }
        Collections.shuffle(order, random);
        Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "storm");
        try (StubCrm crm = new StubCrm(FAILING);
                Instance service = Instance.start(folder.resolve("state"), settings(folder, crm))
                        .awaitReady()) {
            long start = System.nanoTime();
            send(service, order);
            double sent = (System.nanoTime() - start) / 1e9;
            assertThat(until(() -> waiting(service) == 0, LONGEST))
                    .as("nothing waits to be worked on")
                    .isTrue();
            double worked = (System.nanoTime() - start) / 1e9;
            assertThat(service.get("/v1/webhooks/deliveries?state=FAILED")
                            .json()
                            .path("deliveries"))
                    .isEmpty();
            check(service, crm, deals);
            long[] times =
                    acknowledged.stream().mapToLong(Long::longValue).sorted().toArray();
            System.out.printf(
                    "measured: %d webhooks on %d deals, %d kills, %.0f s to send (%d sent again), %.0f s to write back; %s;"
                            + " acknowledged after %.1f ms (median), %.1f ms (p99), %.1f ms (longest)%n",
                    WEBHOOKS,
                    deals,
                    KILLS,
                    sent,
                    retries.get(),
                    worked,
                    crm.summary(),
                    times[times.length / 2] / 1e6,
                    times[times.length * 99 / 100] / 1e6,
                    times[times.length - 1] / 1e6);
        }
    }

    private static Map<String, String> settings(Path folder, StubCrm crm) throws IOException {
        Map<String, String> settings = Pipedrive.settings(folder, "pace: 5", "pace: 1000");
        settings.put("SAVEPLAY_CRM_PIPEDRIVE_API", crm.address());
        settings.put("SAVEPLAY_CRM_PIPEDRIVE_TOKEN", "token");
        settings.put("SAVEPLAY_WEBHOOKS_PRIVATE_HOSTS", "127.0.0.1:" + crm.port());
        settings.put("SAVEPLAY_WEBHOOKS_LONGEST_PAUSE", "1s");
        settings.put("SAVEPLAY_WEBHOOKS_WORKERS", "8");
        return settings;
    }

    private void send(Instance service, List<Integer> order) throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < SENDERS; i++) {
                running.add(senders.submit(() -> {
                    for (int at = next.getAndIncrement(); at < order.size(); at = next.getAndIncrement()) {
                        send(service, order.get(at));
                    }
                    return null;
                }));
            }
            for (int kill = 1; kill <= KILLS; kill++) {
                int when = order.size() * kill / (KILLS + 1);
                assertThat(until(() -> next.get() >= when, LONGEST)).isTrue();
                service.kill();
                service.startAgain();
                service.awaitReady();
            }
            for (Future<?> one : running) {
                one.get(LONGEST.toMinutes(), TimeUnit.MINUTES);
            }
        } finally {
            senders.shutdownNow();
        }
    }

    /** Sends as Pipedrive does, but more stubbornly: until it is acknowledged. */
    private void send(Instance service, int deal) throws InterruptedException {
        while (true) {
            try {
                long start = System.nanoTime();
                Instance.Answer answer = service.post(
                        "/v1/webhooks/pipedrive",
                        Pipedrive.lost(deal + 1L),
                        Map.of("Authorization", Pipedrive.AUTHORIZATION));
                if (answer.status() / 100 == 2) {
                    acknowledged.add(System.nanoTime() - start);
                    return;
                }
                assertThat(answer.status()).as(answer.text()).isEqualTo(503);
            } catch (IOException e) {
                // It was killed, or is not up yet.
            }
            retries.incrementAndGet();
            Thread.sleep(100);
        }
    }

    private static boolean until(BooleanSupplier so, Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        while (!so.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(50);
        }
        return true;
    }

    private static int waiting(Instance service) {
        try {
            return service.get("/v1/webhooks/deliveries?state=WAITING&limit=100")
                    .json()
                    .path("deliveries")
                    .size();
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    private static void check(Instance service, StubCrm crm, int deals) throws Exception {
        Map<String, Integer> decisions = new HashMap<>();
        for (String line : service.getLines("/v1/decisions").text().lines().toList()) {
            JsonNode decision = Instance.JSON.readTree(line);
            decisions.merge(decision.path("dealId").asText(), 1, Integer::sum);
        }
        for (int deal = 1; deal <= deals; deal++) {
            String id = Integer.toString(deal);
            assertThat(decisions.get(id)).as("decisions on deal " + id).isEqualTo(1);
            for (String kind : Arrays.asList(StubCrm.NOTES, StubCrm.ACTIVITIES)) {
                assertThat(crm.of(kind, id)).as(kind + " of deal " + id).hasSize(1);
            }
        }
        assertThat(decisions).hasSize(deals);
    }
}
