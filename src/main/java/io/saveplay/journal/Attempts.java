package io.saveplay.journal;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** How an attempt at a delivery begins and ends, in its row. */
final class Attempts {
    static final String BEGIN = """
            update delivery set attempts = attempts + 1, started_at = :now
            where id = :id and state = 'WAITING' returning attempts""";

    static final String END = """
            update delivery set state = :state, attempts = attempts - :back,
              cause = case when :keepsCause then cause else :cause end,
              due_at = :due, finished_at = :finished
            where id = :id and state = 'WAITING'""";

    static final String FORGET = """
            delete from delivery_text t using delivery d where t.id = :id and d.id = t.id and d.forgotten""";

    private Attempts() {}

    /**
     * How an attempt ends.
     *
     * @param dueAt of the next one; none where there is none
     * @param counts whether it counts as an attempt at all
     */
    record Ending(
            Delivery.State state,
            @Nullable String cause,
            @Nullable Instant dueAt,
            boolean counts) {

        static Ending of(Result result) {
            if (result instanceof Result.Again again) {
                return new Ending(Delivery.State.WAITING, Keys.clean(again.cause()), again.at(), true);
            }
            if (result instanceof Result.Dead dead) {
                return new Ending(Delivery.State.FAILED, Keys.clean(dead.cause()), null, true);
            }
            return new Ending(((Result.Done) result).state(), null, null, true);
        }

        static Ending interrupted(Instant now) {
            return new Ending(Delivery.State.WAITING, null, now, false);
        }
    }

    /** The number of the attempt; nothing where the delivery does not wait any more. */
    static Optional<Integer> begin(Database database, UUID delivery, Instant now) {
        return database.write(handle -> handle.createQuery(BEGIN)
                .bind("id", delivery)
                .bind("now", now)
                .mapTo(Integer.class)
                .findOne());
    }

    static int end(Handle handle, UUID delivery, Ending ending, Instant now) {
        boolean finished = ending.dueAt() == null;
        int ended = handle.createUpdate(END)
                .bind("id", delivery)
                .bind("state", ending.state().name())
                .bind("back", ending.counts() ? 0 : 1)
                .bind("keepsCause", !ending.counts())
                .bind("cause", ending.cause())
                .bind("due", ending.dueAt())
                .bind("finished", finished ? now : null)
                .execute();
        if (finished) {
            handle.createUpdate(FORGET).bind("id", delivery).execute();
        }
        return ended;
    }
}
