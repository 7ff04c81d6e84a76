package io.saveplay.journal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of a play.
 *
 * @param id the caller's id of this report; the same id is the same report
 * @param at when it came out; none for the moment of the report
 * @param note in words
 */
public record Outcome(
        String id,
        String play,
        Result result,
        @Nullable Instant at,
        @Nullable String note) {

    /** How a play came out. */
    public enum Result {
        /** It was tried, and the client stayed. */
        SAVED,
        /** It was tried, and the client left. */
        LOST,
        /** It was tried, and the client left but came back later. */
        RETURNED,
        /** It was not tried. */
        NOT_TRIED;

        /** Whether the play was tried. */
        public boolean tried() {
            return this != NOT_TRIED;
        }

        /** Whether the client is with the seller in the end. */
        public boolean saved() {
            return this == SAVED || this == RETURNED;
        }
    }
}
