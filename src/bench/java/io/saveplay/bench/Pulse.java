package io.saveplay.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * How fast the processor is while other things run: the processor time of a small piece of work that is done again and
 * again. The work keeps all units for integers busy, so it takes clearly longer while the other hardware thread of its core is
 * at work, be it for another virtual machine, which nothing else tells: no time counts as stolen.
 */
final class Pulse implements AutoCloseable {
    private static final int STEPS = 20_000;
    private static final int MILLIS_BETWEEN = 50;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final ScheduledExecutorService beat = Executors.newSingleThreadScheduledExecutor();
    private final LongAdder nanos = new LongAdder();
    private final LongAdder count = new LongAdder();

    /** What the work came to, since work that nobody asks for would be left out. */
    private volatile long last;

    /** Begins. */
    Pulse() {
        var unused = beat.scheduleWithFixedDelay(this::take, 0, MILLIS_BETWEEN, TimeUnit.MILLISECONDS);
    }

    /** What the work took in the mean since this was last asked, in microseconds. */
    double micros() {
        return nanos.sumThenReset() / 1e3 / count.sumThenReset();
    }

    private void take() {
        long before = THREADS.getCurrentThreadCpuTime();
        last = work(last);
        nanos.add(THREADS.getCurrentThreadCpuTime() - before);
        count.increment();
    }

    /** Six sequences of numbers that do not wait for one another (Marsaglia, Xorshift RNGs, 2003). */
    private static long work(long seed) {
        long a = seed | 1;
        long b = a + 1;
        long c = a + 2;
        long d = a + 3;
        long e = a + 4;
        long f = a + 5;
        for (int i = 0; i < STEPS; i++) {
            a = next(a);
            b = next(b);
            c = next(c);
            d = next(d);
            e = next(e);
            f = next(f);
        }
        return a ^ b ^ c ^ d ^ e ^ f;
    }

    private static long next(long number) {
        long x = number ^ (number << 13);
        x ^= x >>> 7;
        return x ^ (x << 17);
    }

    @Override
    public void close() {
        beat.shutdownNow();
    }
}
