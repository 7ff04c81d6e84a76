package io.saveplay.journal;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: any time up to a limit that doubles with each attempt, so that what failed
 * together does not come again together.
 *
 * @param first the limit after the first attempt
 * @param longest what the limit never goes beyond
 * @param attempts how many there are, at most
 */
public record Backoff(Duration first, Duration longest, int attempts) {
    /** Twelve attempts, in two hours at most. */
    public static final Backoff DEFAULT = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(30), 12);

    /** A way to wait; times are positive, and there is one attempt at least. */
    public Backoff {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0 || attempts < 1) {
            throw new IllegalArgumentException("a wait of no time, or no attempt at all");
        }
    }

    /** How long to wait after an attempt; the first one is 1. */
    public Duration next(int attempt, RandomGenerator random) {
        long most = longest.toMillis();
        long limit = Math.max(1, first.toMillis());
        for (int i = 1; i < attempt && limit < most; i++) {
            limit *= 2;
        }
        return Duration.ofMillis(random.nextLong(Math.min(limit, most) + 1));
    }

    /** Whether an attempt was the last. */
    public boolean isLast(int attempt) {
        return attempt >= attempts;
    }
}
