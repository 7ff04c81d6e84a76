package io.saveplay.journal;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Forgets what clients said when they ask for it. Safe for many threads. */
public final class Privacy {
    static final String ANSWERS = """
            delete from decision_text t using decision d where t.id = d.id and d.client_id = :client""";

    static final String NOTES = """
            delete from outcome_text t using decision d where t.decision_id = d.id and d.client_id = :client""";

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

    /** Erases all words and names of a client; decisions keep their ids, codes and points, so that counts stay true. */
    public Erased erase(String clientId) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        UUID id = ids.construct(now.toEpochMilli());
        return database.write(handle -> {
            int decisions =
                    handle.createUpdate(ANSWERS).bind("client", clientId).execute();
            int outcomes = handle.createUpdate(NOTES).bind("client", clientId).execute();
            handle.createUpdate("""
                            insert into erasure (id, erased_at, decisions, outcomes)
                            values (:id, :at, :decisions, :outcomes)""")
                    .bind("id", id)
                    .bind("at", now)
                    .bind("decisions", decisions)
                    .bind("outcomes", outcomes)
                    .execute();
            return new Erased(id, now, decisions, outcomes);
        });
    }
}
