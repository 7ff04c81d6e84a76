package io.saveplay.journal;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Forgets what clients said when they ask for it. Safe for many threads. */
public final class Privacy {
    /** Shared by all who write decisions, taken alone by who notes an erasure. */
    private static final long LOCK = 0x5361766570315045L;

    static final String ANSWERS = """
            delete from decision_text t using decision d where t.id = d.id and d.client_id = :client""";

    static final String NOTES = """
            delete from outcome_text t using decision d where t.decision_id = d.id and d.client_id = :client""";

    /** In the order in which everybody locks them. */
    static final String DELIVERIES = """
            select d.id from delivery d where d.id = any(array(
              select one.id from delivery one where one.client_id = :client
              union select one.id from delivery one join decision c on c.id = one.decision_id
                where c.client_id = :client))
            order by d.id for update""";

    /** Work under way still needs what the CRM sent, and ends with deleting it. */
    static final String MARK = "update delivery set forgotten = true where id = any(:ids)";

    static final String PAYLOADS = """
            delete from delivery_text t using delivery d
            where t.id = d.id and d.id = any(:ids) and d.state <> 'WAITING'""";

    private final Database database;
    private final Clock clock;
    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();

    Privacy(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * The receipt of an erasure; what it counts is gone for good.
     *
     * @param decisions of how many decisions the words were erased
     * @param outcomes of how many outcomes the notes were erased
     */
    public record Erased(UUID id, Instant erasedAt, int decisions, int outcomes) {}

    /**
     * Erases all words and names of a client; decisions keep their ids, codes and points, so that counts stay true. What
     * arrived before and is not written yet, here or at another replica, is kept without its words.
     */
    public Erased erase(String clientId) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        database.write(handle -> note(handle, clientId, now));
        return database.write(handle -> erase(handle, clientId, now));
    }

    /**
     * Notes the erasure for decisions under way. Whoever writes one holds the lock from before the look at this note
     * until the commit: either the decision is there when the words are erased, or this note is there when it is written.
     * Numbers are drawn under the lock, so they become visible in their order.
     */
    private static int note(Handle handle, String clientId, Instant now) {
        handle.execute("select pg_advisory_xact_lock(?)", LOCK);
        return handle.createUpdate("insert into forgotten (client_id, at) values (:client, :at)")
                .bind("client", clientId)
                .bind("at", now)
                .execute();
    }

    /** Has erasures wait until this transaction is over. */
    static void holdOff(Handle handle) {
        handle.execute("select pg_advisory_xact_lock_shared(?)", LOCK);
    }

    private Erased erase(Handle handle, String clientId, Instant now) {
        Outcomes.inTurn(handle);
        UUID id = ids.construct(now.toEpochMilli());
        int decisions = handle.createUpdate(ANSWERS).bind("client", clientId).execute();
        int outcomes = handle.createUpdate(NOTES).bind("client", clientId).execute();
        forgetDeliveries(handle, clientId);
        handle.createUpdate("""
                        insert into erasure (id, erased_at, decisions, outcomes)
                        values (:id, :at, :decisions, :outcomes)""")
                .bind("id", id)
                .bind("at", now)
                .bind("decisions", decisions)
                .bind("outcomes", outcomes)
                .execute();
        return new Erased(id, now, decisions, outcomes);
    }

    private static void forgetDeliveries(Handle handle, String clientId) {
        List<UUID> ids = handle.createQuery(DELIVERIES)
                .bind("client", clientId)
                .mapTo(UUID.class)
                .list();
        if (!ids.isEmpty()) {
            handle.createUpdate(MARK).bindArray("ids", UUID.class, ids).execute();
            handle.createUpdate(PAYLOADS).bindArray("ids", UUID.class, ids).execute();
        }
    }
}
