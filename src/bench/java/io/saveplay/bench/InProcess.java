package io.saveplay.bench;

import com.sun.management.ThreadMXBean;
import io.saveplay.decision.Decision;
import io.saveplay.event.CancellationEvent;
import io.saveplay.rulebook.Decider;
import io.saveplay.rulebook.Ruleset;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Decisions in this process, on some threads, with nothing around them: no JSON is read or written. */
final class InProcess implements AutoCloseable {
    /** So many that none of the texts is remembered when its turn comes again. */
    private static final int EVENTS = 8192;

    private static final Decider.Wish PLAIN = new Decider.Wish(false, false);
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Ruleset ruleset;
    private final int threads;
    private final ExecutorService workers;
    private final Decider decider = new Decider(Clock.systemUTC());
    private final List<CancellationEvent> events = Events.read(EVENTS);

    InProcess(Ruleset ruleset, int threads) {
        this.ruleset = ruleset;
        this.threads = threads;
        this.workers = Executors.newFixedThreadPool(threads);
    }

    /**
     * How fast it went.
     *
     * @param perSecond decisions of all threads together
     * @param bytesEach what a decision allocates
     */
    record Rate(double perSecond, double bytesEach) {}

    private record Share(long decisions, long bytes) {}

    /** Decides for a while. */
    Rate run(Duration howLong) throws Exception {
        long start = System.nanoTime();
        List<Future<Share>> shares = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int from = i * EVENTS / threads;
            shares.add(workers.submit(() -> decide(from, start + howLong.toNanos())));
        }
        long decisions = 0;
        double bytes = 0;
        for (Future<Share> share : shares) {
            decisions += share.get().decisions();
            bytes += share.get().bytes();
        }
        return new Rate(decisions * 1e9 / (System.nanoTime() - start), bytes / decisions);
    }

    private Share decide(int from, long end) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        long count = 0;
        while (System.nanoTime() < end) {
            CancellationEvent event = events.get((int) ((from + count) % EVENTS));
            Decision decision = decider.decide(ruleset, event, PLAIN);
            if (!decision.eventId().equals(event.id())) {
                throw new IllegalStateException("another event was decided");
            }
            count++;
        }
        return new Share(count, THREADS.getCurrentThreadAllocatedBytes() - before);
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
