package io.saveplay.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Callers as they should be: each sends an event, sends the same one again where it got no answer or a 503, and remembers
 * what it was answered in the end.
 */
final class Callers implements AutoCloseable {
    private final Instance service;
    private final String name;
    private final ExecutorService threads;
    private final List<Future<?>> running = new ArrayList<>();
    private final LinkedBlockingQueue<Acknowledged> unchecked = new LinkedBlockingQueue<>();
    private final Map<String, Acknowledged> checked = new HashMap<>();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger retries = new AtomicInteger();
    private final AtomicInteger replays = new AtomicInteger();
    private final AtomicLong lastAnswer = new AtomicLong(System.nanoTime());
    private final AtomicLong longestOutage = new AtomicLong();
    /** Callers hold it to read while they call; whoever checks lets nobody call, so that there is an end to it. */
    private final ReentrantReadWriteLock calls = new ReentrantReadWriteLock(true);

    private volatile boolean done;

    private record Acknowledged(String event, String id, String answer) {}

    /** Starts them; they go on until they are closed. */
    Callers(Instance service, String name, int count) {
        this.service = service;
        this.name = name;
        this.threads = Executors.newFixedThreadPool(count);
        for (int i = 0; i < count; i++) {
            int number = i;
            running.add(threads.submit(() -> call(number)));
        }
    }

    private Void call(int number) throws IOException, InterruptedException {
        for (int i = 0; !done; i++) {
            String id = name + "-" + number + "-" + i;
            calls.readLock().lock();
            try {
                Instance.Answer answer = untilAcknowledged(Instance.event(id));
                JsonNode json = answer.json();
                assertThat(json.path("eventId").asText()).isEqualTo(id);
                unchecked.add(new Acknowledged(id, json.path("id").asText(), answer.text()));
                acknowledged.incrementAndGet();
                replays.addAndGet(answer.isReplay() ? 1 : 0);
                long now = System.nanoTime();
                longestOutage.accumulateAndGet(now - lastAnswer.getAndSet(now), Math::max);
            } finally {
                calls.readLock().unlock();
            }
        }
        return null;
    }

    private Instance.Answer untilAcknowledged(String event) throws InterruptedException {
        while (true) {
            try {
                Instance.Answer answer = service.decide(event);
                if (answer.status() == 200) {
                    return answer;
                }
                assertThat(answer.status()).as(answer.text()).isEqualTo(503);
            } catch (IOException e) {
                // Nobody is there to answer, or is no longer.
            }
            retries.incrementAndGet();
            Thread.sleep(50);
        }
    }

    /** Waits until so many more are acknowledged. */
    void awaitMore(int count) throws Exception {
        int until = acknowledged.get() + count;
        long start = System.nanoTime();
        while (acknowledged.get() < until) {
            if (System.nanoTime() - start > TimeUnit.MINUTES.toNanos(5)) {
                throw new AssertionError("nothing more is acknowledged");
            }
            for (Future<?> one : running) {
                if (one.isDone()) {
                    one.get();
                }
            }
            Thread.sleep(5);
        }
    }

    /** Whether all that was acknowledged since the last check is there as it was answered. */
    void check() throws IOException, InterruptedException {
        calls.writeLock().lock();
        try {
            List<Acknowledged> some = new ArrayList<>();
            unchecked.drainTo(some);
            for (Acknowledged one : some) {
                Instance.Answer found = service.get("/v1/decisions/" + one.id());
                assertThat(found.text()).as(one.event()).isEqualTo(one.answer());
                assertThat(checked.put(one.event(), one)).isNull();
            }
            lastAnswer.set(System.nanoTime());
        } finally {
            calls.writeLock().unlock();
        }
    }

    /** Whether all that was ever acknowledged is there as it was answered, each event once. */
    void checkAll() throws IOException, InterruptedException {
        check();
        Map<String, String> kept = new HashMap<>();
        for (String line : service.getLines("/v1/decisions").text().lines().toList()) {
            String event = Instance.JSON.readTree(line).path("eventId").asText();
            if (event.startsWith(name + "-")) {
                assertThat(kept.put(event, line))
                        .as("`" + event + "` is kept twice")
                        .isNull();
            }
        }
        checked.forEach((event, one) -> assertThat(kept.get(event)).as(event).isEqualTo(one.answer()));
        assertThat(kept).as("what was acknowledged, and nothing else").hasSameSizeAs(checked);
    }

    /** What was seen, for the log of the test. */
    String summary() {
        return "%d decisions acknowledged, %d calls sent again, %d replays, longest time without an answer %.1f s"
                .formatted(acknowledged.get(), retries.get(), replays.get(), longestOutage.get() / 1e9);
    }

    /** Has them end, each with an event that is acknowledged. */
    void stop() throws Exception {
        done = true;
        threads.shutdown();
        for (Future<?> one : running) {
            one.get(5, TimeUnit.MINUTES);
        }
    }

    @Override
    public void close() {
        done = true;
        threads.shutdownNow();
    }
}
