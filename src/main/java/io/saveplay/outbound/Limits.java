package io.saveplay.outbound;

import java.time.Duration;
import java.util.Map;

/**
 * How far a call goes.
 *
 * @param connect how long each of looking up the host and connecting to it may take
 * @param answer how long the whole call may take, to the last byte of the answer
 * @param mostBytes of an answer's body
 * @param perSecond calls a second by system, where it is not {@link #USUAL_PACE}; fractions are fine
 * @param circuit when a system is left alone
 */
public record Limits(
        Duration connect, Duration answer, long mostBytes, Map<String, Double> perSecond, Circuit circuit) {
    /** Calls a second to a system that has no pace of its own. */
    public static final double USUAL_PACE = 5;

    private static final double SLOWEST_PACE = 1.0 / 3600;
    private static final double FASTEST_PACE = 100_000;
    private static final int MEBIBYTE = 1 << 20;

    /**
     * Limits that make sense.
     *
     * @throws IllegalArgumentException for one out of its range
     */
    public Limits {
        check("the time to connect", connect);
        check("the time to answer", answer);
        if (mostBytes < 1 || mostBytes > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("an answer has from one byte to two GiB");
        }
        perSecond = Map.copyOf(perSecond);
        perSecond.forEach((system, pace) -> {
            if (!(pace >= SLOWEST_PACE && pace <= FASTEST_PACE)) {
                throw new IllegalArgumentException(
                        "the pace of `" + system + "` is from one call an hour to 100000 a second");
            }
        });
    }

    /** With the usual circuit. */
    public Limits(Duration connect, Duration answer, long mostBytes, Map<String, Double> perSecond) {
        this(connect, answer, mostBytes, perSecond, Circuit.usual());
    }

    /** 3 s to connect, 10 s in all, 1 MiB, 5 calls a second. */
    public static Limits usual() {
        return new Limits(Duration.ofSeconds(3), Duration.ofSeconds(10), MEBIBYTE, Map.of());
    }

    /** Calls a second to a system. */
    double pace(String system) {
        return perSecond.getOrDefault(system, USUAL_PACE);
    }

    private static void check(String what, Duration time) {
        if (time.toMillis() < 1 || time.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException(what + " is from a millisecond to an hour");
        }
    }

    /**
     * When a system is left alone: once so many of its last calls failed. Then, after a pause, a few calls try it.
     *
     * @param calls how many of the last calls count
     * @param fewest how many there are before any of it applies
     * @param percent of them that failed
     * @param pause how long nothing is sent
     * @param trials how many calls try it after the pause
     */
    public record Circuit(int calls, int fewest, float percent, Duration pause, int trials) {
        /**
         * A circuit that can open.
         *
         * @throws IllegalArgumentException for a number out of its range
         */
        public Circuit {
            if (calls < 1 || fewest < 1 || fewest > calls || trials < 1 || !(percent > 0 && percent <= 100)) {
                throw new IllegalArgumentException("a circuit counts one call or more, and from 0 to 100 percent");
            }
            check("the pause of a circuit", pause);
        }

        /**
         * Four fifths of the last 20 calls, 10 of them at least; 15 s; 2 trials. A system that fails now and then is worth
         * calling; one that is down is not.
         */
        public static Circuit usual() {
            return new Circuit(20, 10, 80, Duration.ofSeconds(15), 2);
        }
    }
}
