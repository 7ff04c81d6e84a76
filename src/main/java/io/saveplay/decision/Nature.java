package io.saveplay.decision;

/** What a back-out is at heart (guidance TC-2). */
public enum Nature {
    /** A reason that stands on its own, and is respected. */
    LEGITIMATE,
    /** Buyer's remorse or cold feet: the original goal still stands. */
    FEAR,
    /** Not known yet, or what was said may be a cover. */
    UNCLEAR
}
