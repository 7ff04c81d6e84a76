package io.saveplay.journal;

import io.saveplay.decision.Experience;

/** What was learned so far, in memory, so that no decision waits for the database. */
final class Lessons {
    private volatile Experience latest = Experience.NONE;

    Experience latest() {
        return latest;
    }
}
