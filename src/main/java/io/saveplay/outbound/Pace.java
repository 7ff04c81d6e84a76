package io.saveplay.outbound;

import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.internal.AtomicRateLimiter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** How often one system is called. */
final class Pace {
    private static final double NANOS = 1e9;

    /** Whoever is told to come back later than this may as well ask again. */
    private static final long FURTHEST = Duration.ofMinutes(1).toNanos();

    /** Nobody waits longer for their turn. */
    private static final Duration LONGEST_TURN = Duration.ofSeconds(10);

    private final AtomicRateLimiter limiter;
    private final long between;

    /** The moment that the last one was told who came too early. */
    private final AtomicLong told = new AtomicLong(System.nanoTime());

    /**
     * A pace of so many calls a second. A fraction is a whole number of calls in a longer time: 0.5 is one in two seconds.
     */
    Pace(String system, double perSecond) {
        int calls = (int) Math.ceil(perSecond);
        between = (long) (NANOS / perSecond);
        limiter = new AtomicRateLimiter(
                system,
                RateLimiterConfig.custom()
                        .limitForPeriod(calls)
                        .limitRefreshPeriod(Duration.ofNanos((long) (calls * NANOS / perSecond)))
                        .timeoutDuration(LONGEST_TURN)
                        .build());
    }

    /** Takes the right to one call; false when it is too early for one. */
    synchronized boolean take() {
        return limiter.getDetailedMetrics().getNanosToWait() <= 0 && limiter.reservePermission(1) >= 0;
    }

    /** Waits for the right to one call, in the order of those who wait; false when that would take too long. */
    boolean await() throws InterruptedException {
        long nanos;
        synchronized (this) {
            nanos = limiter.reservePermission(1);
        }
        if (nanos > 0) {
            TimeUnit.NANOSECONDS.sleep(nanos);
        }
        return nanos >= 0;
    }

    /** When to ask again; each who asks is told a moment of their own, so that not all come back at once. */
    Duration until() {
        long now = System.nanoTime();
        long soonest = now + limiter.getDetailedMetrics().getNanosToWait();
        long moment = told.updateAndGet(last -> Math.min(now + FURTHEST, Math.max(soonest, last + between)));
        return Duration.ofNanos(Math.max(moment - now, 1));
    }
}
