package io.saveplay.journal;

import java.time.Instant;

/** What came of one attempt at a delivery. */
public sealed interface Result {

    /**
     * The work is over.
     *
     * @param state anything but waiting
     */
    record Done(Delivery.State state) implements Result {
        /** The work is over. */
        public Done {
            if (state == Delivery.State.WAITING) {
                throw new IllegalArgumentException("what waits is not done");
            }
        }
    }

    /**
     * It is to be tried again.
     *
     * @param at when, at the earliest
     * @param cause why, in words without anything of the event
     */
    record Again(Instant at, String cause) implements Result {}

    /**
     * It is given up, until somebody asks for it again.
     *
     * @param cause why, in words without anything of the event
     */
    record Dead(String cause) implements Result {}
}
