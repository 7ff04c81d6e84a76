package io.saveplay.outbound;

import java.time.Duration;

/**
 * When a call is over, come what may.
 *
 * @param nanos on the clock of {@link System#nanoTime()}
 */
record Deadline(long nanos) {
    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** Nanoseconds until then, though not more than a time; never below zero. */
    long left(Duration most) {
        return Math.max(0, Math.min(nanos - System.nanoTime(), most.toNanos()));
    }
}
