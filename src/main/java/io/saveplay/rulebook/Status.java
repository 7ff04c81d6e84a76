package io.saveplay.rulebook;

import io.saveplay.drl.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is live, why, and what is wrong with the folder.
 *
 * @param since when the ruleset went live in this process
 * @param servingFrom where it comes from; nothing while no ruleset is live
 * @param pinned whether somebody went back to it, so that only a change of the folder or a reload replaces it
 * @param problems why the folder as it is now cannot go live; empty when it is live or could be
 * @param warnings what is not well with the live ruleset, or with keeping it
 * @param rejection the last folder that could not go live since the process started
 * @param history which versions were live, latest first
 */
public record Status(
        Optional<Ruleset> live,
        Optional<Instant> since,
        Optional<From> servingFrom,
        boolean pinned,
        List<Problem> problems,
        List<Problem> warnings,
        Optional<Rejection> rejection,
        List<Kept> history) {

    /** Where the live ruleset comes from. */
    public enum From {
        /** It is what the folder holds. */
        FOLDER,
        /** The folder cannot go live; this is the last one that could. */
        LAST_GOOD,
        /** Somebody went back to it. */
        ROLLBACK
    }

    /** A folder that could not go live. */
    public record Rejection(Instant at, List<Problem> problems) {}

    /**
     * A time in which a version was live.
     *
     * @param kept whether it can be gone back to
     */
    public record Kept(Past past, boolean kept) {}
}
