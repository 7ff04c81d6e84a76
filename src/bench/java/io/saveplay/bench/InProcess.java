package io.saveplay.bench;

import com.sun.management.ThreadMXBean;
import io.saveplay.decision.Decision;
import io.saveplay.decision.DecisionWriter;
import io.saveplay.event.CancellationEvent;
import io.saveplay.intake.Reading;
import io.saveplay.rulebook.Decider;
import io.saveplay.rulebook.Ruleset;
import io.saveplay.rulebook.Shipped;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Decisions in this process, on some threads, with nothing around them: of events that are read already, or from the bytes
 * of an event to those of its answer.
 */
final class InProcess implements AutoCloseable {
    /** So many that none of the texts is remembered when its turn comes again. */
    private static final int EVENTS = 8192;

    private static final Decider.Wish PLAIN = new Decider.Wish(false, false);
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Ruleset ruleset;
    private final int threads;
    private final ExecutorService workers;
    private final Decider decider = new Decider(Clock.systemUTC());
    private final List<byte[]> lines = Stream.generate(Requests.lines(Events.some(Events.COUNT))::next)
            .limit(EVENTS)
            .toList();
    private final List<CancellationEvent> events;

    private InProcess(Ruleset ruleset, int threads, boolean json) {
        this.ruleset = ruleset;
        this.threads = threads;
        this.workers = Executors.newFixedThreadPool(threads);
        this.events = json ? List.of() : lines.stream().map(InProcess::read).toList();
    }

    /** Decides events that are read already, and writes nothing. */
    static InProcess ofEvents(Ruleset ruleset, int threads) {
        return new InProcess(ruleset, threads, false);
    }

    /** Reads events from JSON and writes the answers as JSON. */
    static InProcess ofLines(Ruleset ruleset, int threads) {
        return new InProcess(ruleset, threads, true);
    }

    /**
     * How fast it went.
     *
     * @param perSecond decisions of all threads together
     * @param bytesEach what a decision allocates
     * @param microsEach what it takes of a processor's time, with whatever else this process does for it
     */
    record Rate(double perSecond, double bytesEach, double microsEach) {}

    private record Share(long decisions, long bytes) {}

    /** Decides for a while. */
    Rate run(Duration howLong) throws Exception {
        Duration worked = Service.used(ProcessHandle.current());
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
        double perSecond = decisions * 1e9 / (System.nanoTime() - start);
        double nanos = Service.used(ProcessHandle.current()).minus(worked).toNanos();
        return new Rate(perSecond, bytes / decisions, nanos / 1e3 / decisions);
    }

    private Share decide(int from, long end) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        long count = 0;
        while (System.nanoTime() < end) {
            int next = (int) ((from + count) % EVENTS);
            CancellationEvent event = events.isEmpty() ? read(lines.get(next)) : events.get(next);
            Decision decision = decider.decide(ruleset, event, PLAIN);
            if (!decision.eventId().equals(event.id())) {
                throw new IllegalStateException("another event was decided");
            }
            if (events.isEmpty() && DecisionWriter.write(decision).length == 0) {
                throw new IllegalStateException("nothing was written");
            }
            count++;
        }
        return new Share(count, THREADS.getCurrentThreadAllocatedBytes() - before);
    }

    private static CancellationEvent read(byte[] line) {
        // A ruleset of few rules does not know all codes that these events have.
        if (Shipped.reader().read(line, Shipped.ruleset()::faultOf) instanceof Reading.Valid valid) {
            return valid.event();
        }
        throw new IllegalStateException("an event of the benchmark is not valid");
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
