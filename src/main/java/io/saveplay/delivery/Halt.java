package io.saveplay.delivery;

import java.time.Duration;

/** Work on a delivery cannot go on, now or ever; the message says why, without anything of the event. */
final class Halt extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean forGood;
    private final boolean unsure;
    private final Duration after;

    private Halt(String why, boolean forGood, boolean unsure, Duration after) {
        super(why);
        this.forGood = forGood;
        this.unsure = unsure;
        this.after = after;
    }

    /** Another try would come to the same. */
    static Halt forGood(String why) {
        return new Halt(why, true, false, Duration.ZERO);
    }

    /** Another try may go better, each later than the one before. */
    static Halt later(String why) {
        return after(Duration.ZERO, why);
    }

    /** Another try may go better after a while that is known; zero where it is not. */
    static Halt after(Duration after, String why) {
        return new Halt(why, false, false, after);
    }

    /** The same, where nobody knows whether what was asked for takes place meanwhile. */
    static Halt unsure(Duration after, String why) {
        return new Halt(why, false, true, after);
    }

    boolean isUnsure() {
        return unsure;
    }

    boolean forGood() {
        return forGood;
    }

    Duration after() {
        return after;
    }
}
