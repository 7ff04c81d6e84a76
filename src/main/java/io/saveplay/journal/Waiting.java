package io.saveplay.journal;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what can only be looked at. */
final class Waiting {
    private static final int BETWEEN_LOOKS_MS = 5;

    private Waiting() {}

    /**
     * Looks until something is so. An interrupt does not end the wait, since half a start or half a stop helps nobody;
     * it is kept for the caller.
     *
     * @param givenUp is looked at as well, and ends the wait
     * @return whether it became so in time
     */
    static boolean until(BooleanSupplier so, Duration atMost, BooleanSupplier givenUp) {
        long start = System.nanoTime();
        boolean interrupted = false;
        try {
            while (!so.getAsBoolean()) {
                if (givenUp.getAsBoolean() || System.nanoTime() - start > atMost.toNanos()) {
                    return false;
                }
                try {
                    Thread.sleep(BETWEEN_LOOKS_MS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            return true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The same, where nothing else can end the wait. */
    static boolean until(BooleanSupplier so, Duration atMost) {
        return until(so, atMost, () -> false);
    }
}
