package io.saveplay.journal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Lets go of what was kept long enough, a little at a time, and cleans the pages on which erased words stood. Of all
 * replicas one does it at a time.
 */
final class Tidying {
    static final long LOCK = 0x5361766570314cL;
    private static final int AT_ONCE = 5_000;
    /** Longer than that something learned is not in use without a note of it ({@link Sources}). */
    private static final Duration UNNOTED = Duration.ofDays(2);
    /** Longer than that no decision is under way. */
    private static final Duration UNDER_WAY = Duration.ofDays(1);

    /** Tables with their own ids, which tell the time; old ids lie together. */
    static final List<String> TEXTS = List.of("decision_text.id", "outcome_text.decision_id");

    static final List<String> DECISIONS = List.of("outcome.decision_id", "play_result.decision_id", "decision.id");

    /** Of work that is over only: whoever waits still needs it. */
    static final String PAYLOADS = """
            delete from delivery_text where id = any(array(
              select t.id from delivery_text t left join delivery d on d.id = t.id
              where t.id < :before and d.state is distinct from 'WAITING' order by t.id limit :most))""";

    static final String DELIVERIES = """
            delete from delivery where id = any(array(
              select id from delivery where id < :before and state <> 'WAITING' order by id limit :most))""";

    /** What goes with a delivery that has gone. */
    static final List<String> OF_DELIVERIES = List.of("delivery_write", "transition");

    /** Asked row by row: of a join the database may rather read the whole table. */
    private static final String OF_GONE = """
            delete from %1$s where delivery_id = any(array(
              select x.delivery_id from %1$s x where x.delivery_id < :before
              and (select d.id from delivery d where d.id = x.delivery_id) is null
              order by x.delivery_id limit :most))""";

    private final Database database;
    private final JournalSettings.Retention retention;
    private final Clock clock;
    private Instant cleaned;

    Tidying(Database database, JournalSettings.Retention retention, Clock clock) {
        this.database = database;
        this.retention = retention;
        this.clock = clock;
        // Whatever ran before may have had no time to.
        this.cleaned = clock.instant().minus(Duration.ofDays(1));
    }

    /** Lets go of what is due, unless another replica is at it. */
    void run() {
        // Held by a connection of its own from the first batch to the last, so that nobody comes in between.
        database.<Boolean>unhurried(handle -> {
            boolean alone = alone(handle);
            if (alone) {
                letGo();
            }
            return alone;
        });
    }

    private void letGo() {
        Instant now = clock.instant();
        letGo(TEXTS, now, retention.texts());
        // A decision without its skeleton has no words either.
        letGo(TEXTS, now, retention.decisions());
        letGo(DECISIONS, now, retention.decisions());
        letGoOfDeliveries(now);
        letGoOfExperiences(now);
        letGoOfForgotten(now);
        clean(now);
    }

    private void letGo(List<String> columns, Instant now, Duration after) {
        if (after.isZero()) {
            return;
        }
        columns.forEach(column -> letGo(deletion(column), now.minus(after)));
    }

    private void letGo(String sql, Instant before) {
        int gone;
        do {
            gone = database.write(handle -> handle.createUpdate(sql)
                    .bind("before", DecisionFilter.lowestIdAt(before))
                    .bind("most", AT_ONCE)
                    .execute());
        } while (gone >= AT_ONCE);
    }

    private void letGoOfDeliveries(Instant now) {
        Duration payloads = shorter(retention.deliveries(), shorter(retention.texts(), retention.decisions()));
        if (!payloads.isZero()) {
            letGo(PAYLOADS, now.minus(payloads));
        }
        if (!retention.decisions().isZero()) {
            Instant before = now.minus(retention.decisions());
            letGo(DELIVERIES, before);
            OF_DELIVERIES.forEach(table -> letGo(ofGone(table), before));
            delete("delete from webhook_count where hour < :before", before);
        }
    }

    /** For as long as there may be a delivery of which it is not known yet whose words it has. */
    private void letGoOfForgotten(Instant now) {
        Duration payloads = shorter(retention.deliveries(), shorter(retention.texts(), retention.decisions()));
        if (!payloads.isZero()) {
            delete(
                    "delete from forgotten where at < :before",
                    now.minus(payloads).minus(UNDER_WAY));
        }
    }

    /** The statement that deletes some of the oldest rows of a table, given as {@code table.id}. */
    static String deletion(String column) {
        String table = column.substring(0, column.indexOf('.'));
        String id = column.substring(column.indexOf('.') + 1);
        // An array is looked up by index; for a subquery the database may rather read the whole table.
        return "delete from %1$s where %2$s = any(array(select %2$s from %1$s where %2$s < :before order by %2$s limit :most))"
                .formatted(table, id);
    }

    static String ofGone(String table) {
        return OF_GONE.formatted(table);
    }

    /** What was learned at a time is of use only to come to a decision again, which takes its event. */
    private void letGoOfExperiences(Instant now) {
        Duration kept = shorter(retention.texts(), retention.decisions());
        if (!kept.isZero()) {
            delete(
                    "delete from experience where used_at < :before",
                    now.minus(kept).minus(UNNOTED));
        }
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.isZero() || (!b.isZero() && b.compareTo(a) < 0) ? b : a;
    }

    private void delete(String sql, Instant before) {
        database.write(handle -> handle.createUpdate(sql).bind("before", before).execute());
    }

    /** Rows that were erased are gone for every reader at once; this frees their pages as well. */
    private void clean(Instant now) {
        boolean erased = database.read(
                handle -> handle.createQuery("select exists (select 1 from erasure where erased_at >= :since)")
                        .bind("since", cleaned)
                        .mapTo(Boolean.class)
                        .one());
        if (erased) {
            database.unhurried(handle -> {
                // Gently, as the database does it by itself; another replica that is at it is not waited for.
                handle.execute("set vacuum_cost_delay = '2ms'");
                return handle.execute("vacuum (skip_locked) decision_text, outcome_text, delivery_text");
            });
        }
        cleaned = now;
    }

    private static boolean alone(Handle handle) {
        return handle.createQuery("select pg_try_advisory_lock(:lock)")
                .bind("lock", LOCK)
                .mapTo(Boolean.class)
                .one();
    }
}
