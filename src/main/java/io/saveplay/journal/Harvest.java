package io.saveplay.journal;

import io.saveplay.journal.Outcome.Result;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Counts what came of plays, by the hour of the decision, in the transaction that keeps the result. Whoever calls holds
 * the lock of outcomes.
 *
 * @param learned whether something that was learned bears on the decision
 * @param heldOut whether it was ranked without that
 */
record Harvest(UUID decision, Instant decidedAt, boolean learned, boolean heldOut) {
    static final String RESULTS = "select result from play_result where decision_id = :decision";

    /** What a decision came to: the best of its plays. */
    private record Sum(boolean tried, boolean saved) {
        static Sum of(List<Result> results) {
            return new Sum(
                    results.stream().anyMatch(Result::tried), results.stream().anyMatch(Result::saved));
        }
    }

    /** Something that writes results. */
    interface Change {
        void write();
    }

    /**
     * Writes the result of a play, and counts what that changes.
     *
     * @param before the result that counted until now
     */
    void count(Handle handle, String play, @Nullable Result before, Result after, Change change) {
        Sum sumBefore = learned ? sum(handle) : new Sum(false, false);
        change.write();
        add(
                handle,
                Tally.RESULTS,
                "play",
                play,
                one(after.tried()) - one(before != null && before.tried()),
                one(after.saved()) - one(before != null && before.saved()));
        if (learned) {
            Sum sumAfter = sum(handle);
            add(
                    handle,
                    Tally.LEARNED,
                    "held_out",
                    heldOut,
                    one(sumAfter.tried()) - one(sumBefore.tried()),
                    one(sumAfter.saved()) - one(sumBefore.saved()));
        }
    }

    private void add(Handle handle, Tally tally, String key, Object value, int tried, int saved) {
        if (tried == 0 && saved == 0) {
            return;
        }
        handle.createUpdate(tally.addingOne())
                .bind("hour", decidedAt.truncatedTo(ChronoUnit.HOURS))
                .bind(key, value)
                .bind("tried", tried)
                .bind("saved", saved)
                .execute();
    }

    private Sum sum(Handle handle) {
        return Sum.of(handle.createQuery(RESULTS)
                .bind("decision", decision)
                .mapTo(String.class)
                .map(Result::valueOf)
                .list());
    }

    private static int one(boolean holds) {
        return holds ? 1 : 0;
    }
}
