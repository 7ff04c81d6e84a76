package io.saveplay.bench;

import io.saveplay.event.CancellationEvent;
import io.saveplay.rulebook.Decider;
import io.saveplay.rulebook.Shipped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Decisions in this process, on all of its cores, with nothing around them: no JSON is read or written. */
final class InProcess implements AutoCloseable {
    /** So many that none of the texts is remembered when its turn comes again. */
    private static final int EVENTS = 8192;

    private static final Decider.Wish PLAIN = new Decider.Wish(false, false);

    private final int threads = Runtime.getRuntime().availableProcessors();
    private final ExecutorService workers = Executors.newFixedThreadPool(threads);
    private final Decider decider = new Decider(Clock.systemUTC());
    private final List<CancellationEvent> events = Events.read(EVENTS);

    /** How many decisions a second are made. */
    double perSecond(Duration howLong) throws Exception {
        long start = System.nanoTime();
        List<Future<Long>> counts = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int from = i * EVENTS / threads;
            counts.add(workers.submit(() -> decide(from, start + howLong.toNanos())));
        }
        long decided = 0;
        for (Future<Long> count : counts) {
            decided += count.get();
        }
        return decided * 1e9 / (System.nanoTime() - start);
    }

    private long decide(int from, long end) {
        long count = 0;
        while (System.nanoTime() < end) {
            CancellationEvent event = events.get((int) ((from + count) % EVENTS));
            if (decider.decide(Shipped.ruleset(), event, PLAIN)
                    .recommendations()
                    .isEmpty()) {
                throw new IllegalStateException("nothing was recommended");
            }
            count++;
        }
        return count;
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
