package io.saveplay.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What is asked of the journal about one event before it is decided, and about one decision. */
final class Lookups {
    private static final Duration CONTACTS_COUNT_FOR = Duration.ofDays(14);

    private static final String KEPT = """
            select d.id, d.content, coalesce(t.answer, d.skeleton) as answer
            from decision d left join decision_text t on t.id = d.id
            where\s""";

    /** Contacts are days on which a play that reaches out was tried: several plays of one talk are one contact. */
    private static final String CONTACTS = """
            select count(distinct (at at time zone 'UTC')::date) from outcome
            where contact and client_id = :client and at > :after and at <= :until""";

    private Lookups() {}

    static Optional<Kept> byKey(Handle handle, EventKey key) {
        return handle.createQuery(KEPT + "d.event_key = :key")
                .bind("key", key.value())
                .map((row, context) -> new Kept(
                        row.getObject("id", UUID.class),
                        Packed.unpack(row.getBytes("answer")),
                        key.saysTheSameAs(row.getBytes("content"))))
                .findOne();
    }

    static Optional<Kept> byId(Handle handle, UUID id) {
        return handle.createQuery(KEPT + "d.id = :id")
                .bind("id", id)
                .map((row, context) ->
                        new Kept(row.getObject("id", UUID.class), Packed.unpack(row.getBytes("answer")), true))
                .findOne();
    }

    /** How often a client was contacted in the 14 days before a moment, as far as outcomes tell. */
    static int contacts(Handle handle, String client, Instant until) {
        return handle.createQuery(CONTACTS)
                .bind("client", client)
                .bind("after", until.minus(CONTACTS_COUNT_FOR))
                .bind("until", until)
                .mapTo(Integer.class)
                .one();
    }
}
