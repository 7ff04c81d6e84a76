package io.saveplay.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Counts decisions by the hour, each once, in the background; any replica may do it, and several at a time.
 *
 * <p>Ids are made before decisions are written, so an id may turn up below others that are counted: after a stall, or
 * from a replica whose clock is behind. No wait is long enough for that, so writers and the counter agree by two marks:
 *
 * <ol>
 *   <li>{@code closed}: whoever inserts decisions holds {@link #GATE} together with other writers until the transaction
 *       ends, and looks at this mark after it got it. The mark is moved by someone who holds the gate alone. So once it
 *       has moved, all that was inserted below it is visible, and whoever inserts below it later knows it.
 *   <li>{@code counted}, which never passes {@code closed}: decisions below it are counted. It moves in the transaction
 *       that counts, which holds {@link #COUNTING} alone, so a crash leaves neither counts nor the mark. A writer who
 *       is below {@code closed} takes that lock, too, and counts its own decisions if they are below this mark; if not,
 *       the next count finds them.
 * </ol>
 *
 * <p>The lag only spares writers the second lock; nothing depends on clocks.
 */
final class Tallies {
    private static final Duration LAG = Duration.ofMinutes(2);
    private static final int MOST_AT_ONCE = 20_000;
    private static final int MOST_TRANSACTIONS = 50;

    private static final long GATE = 0x5361766570324L;
    private static final long COUNTING = 0x5361766570325L;

    /** The second statement sees what was committed before the first got the lock. */
    private static final String ENTER =
            "select pg_advisory_xact_lock_shared(%d); select closed from tally_mark".formatted(GATE);

    /** Writers line up behind whoever waits for the gate, so nobody waits for long. */
    private static final String CLOSE = """
            set local lock_timeout = '1s'; select pg_advisory_xact_lock(%d)""".formatted(GATE);

    private final Database database;
    private final Clock clock;
    private final int mostAtOnce;

    Tallies(Database database, Clock clock) {
        this(database, clock, MOST_AT_ONCE);
    }

    Tallies(Database database, Clock clock, int mostAtOnce) {
        this.database = database;
        this.clock = clock;
        this.mostAtOnce = mostAtOnce;
    }

    /**
     * Counts what is to be counted by now; a part of it where that is a lot.
     *
     * @throws JournalException when the database is away or busy; it goes on from there the next time
     */
    void run() {
        close(DecisionFilter.lowestIdAt(clock.instant().minus(LAG)));
        int left = MOST_TRANSACTIONS;
        while (count() && --left > 0) {
            // More of them, so that none is long; the rest is left to the next run, since other chores wait.
        }
    }

    /** Lets no id below this one be inserted unnoticed. */
    private void close(UUID end) {
        database.write(handle -> {
            try (Statement statement = handle.getConnection().createStatement()) {
                statement.execute(CLOSE);
            }
            return handle.createUpdate("update tally_mark set closed = :end where closed < :end")
                    .bind("end", end)
                    .execute();
        });
    }

    /** Counts some decisions; whether there may be more. */
    private boolean count() {
        return database.write(handle -> {
            if (!handle.createQuery("select pg_try_advisory_xact_lock(" + COUNTING + ")")
                    .mapTo(Boolean.class)
                    .one()) {
                return false; // another replica is at it
            }
            Mark mark = mark(handle);
            UUID end = handle.createQuery(NEXT)
                    .bind("from", mark.counted())
                    .bind("to", mark.closed())
                    .bind("most", mostAtOnce)
                    .mapTo(UUID.class)
                    .findOne()
                    .orElse(mark.closed());
            for (Tally tally : Tally.OF_DECISIONS) {
                handle.createUpdate(tally.adding(Tally.OF_RANGE))
                        .bind("from", mark.counted())
                        .bind("to", end)
                        .execute();
            }
            // Last, since whoever closes waits for this row.
            handle.createUpdate("update tally_mark set counted = :end")
                    .bind("end", end)
                    .execute();
            return !end.equals(mark.closed());
        });
    }

    static final String NEXT =
            "select id from decision where id >= :from and id < :to order by id offset :most limit 1";

    private record Mark(UUID closed, UUID counted) {}

    private static Mark mark(Handle handle) {
        return handle.createQuery("select closed, counted from tally_mark")
                .map((row, context) ->
                        new Mark(row.getObject("closed", UUID.class), row.getObject("counted", UUID.class)))
                .one();
    }

    /** The first id that is not counted yet. */
    static UUID counted(Handle handle) {
        return mark(handle).counted();
    }

    /**
     * Lets a transaction insert decisions; it calls {@link #leave} when it has.
     *
     * @return what to hand in there
     */
    static UUID enter(Handle handle) throws SQLException {
        try (Statement statement = handle.getConnection().createStatement()) {
            statement.execute(ENTER);
            statement.getMoreResults();
            try (ResultSet mark = statement.getResultSet()) {
                mark.next();
                return mark.getObject(1, UUID.class);
            }
        }
    }

    /**
     * Counts what a transaction inserted where the count has gone past it already.
     *
     * @param closed what {@link #enter} gave
     */
    static void leave(Handle handle, UUID closed, List<UUID> inserted) {
        if (inserted.stream().allMatch(id -> Pieces.compare(id, closed) >= 0)) {
            return;
        }
        handle.execute("select pg_advisory_xact_lock(" + COUNTING + ")");
        UUID counted = counted(handle);
        List<UUID> late =
                inserted.stream().filter(id -> Pieces.compare(id, counted) < 0).toList();
        if (!late.isEmpty()) {
            for (Tally tally : Tally.OF_DECISIONS) {
                handle.createUpdate(tally.adding(Tally.OF_IDS))
                        .bindArray("ids", UUID.class, late)
                        .execute();
            }
        }
    }
}
