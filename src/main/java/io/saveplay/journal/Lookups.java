package io.saveplay.journal;

import io.saveplay.event.CancellationEvent;
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

    static final String BY_KEY = KEPT + "d.event_key = :key";
    static final String BY_ID = KEPT + "d.id = :id";

    /** Contacts are days on which a play that reaches out was tried: several plays of one talk are one contact. */
    static final String CONTACTS = """
            select count(distinct (at at time zone 'UTC')::date) from outcome
            where contact and client_id = :client and at > :after and at <= :until""";

    /** All in one trip, since every event that is to be kept takes it. */
    static final String BEFORE = """
            select d.id, d.content, coalesce(t.answer, d.skeleton) as answer,
              case when d.id is null and :ask then (%s) else 0 end as contacts,
              (select coalesce(max(number), 0) from forgotten) as erasure
            from (values (1)) one
            left join decision d on d.event_key = :key
            left join decision_text t on t.id = d.id""".formatted(CONTACTS);

    private final Packer packer;

    Lookups(Packer packer) {
        this.packer = packer;
    }

    Optional<Kept> byKey(Handle handle, EventKey key) {
        return handle.createQuery(BY_KEY)
                .bind("key", key.value())
                .map((row, context) -> new Kept(
                        row.getObject("id", UUID.class),
                        packer.unpack(row.getBytes("answer"), handle),
                        key.saysTheSameAs(row.getBytes("content"))))
                .findOne();
    }

    /** What is known of an event before it is decided. */
    Journal.Known before(Handle handle, EventKey key, CancellationEvent event) {
        return handle.createQuery(BEFORE)
                .bind("key", key.value())
                .bind("ask", event.client().contactsLast14Days() == null)
                .bind("client", event.client().id())
                .bind("after", event.occurredAt().minus(CONTACTS_COUNT_FOR))
                .bind("until", event.occurredAt())
                .map((row, context) -> {
                    UUID id = row.getObject("id", UUID.class);
                    return id == null
                            ? new Journal.Known(
                                    Optional.empty(), Journal.orUnknown(row.getInt("contacts")), row.getLong("erasure"))
                            : new Journal.Known(
                                    Optional.of(new Kept(
                                            id,
                                            packer.unpack(row.getBytes("answer"), handle),
                                            key.saysTheSameAs(row.getBytes("content")))),
                                    null,
                                    row.getLong("erasure"));
                })
                .one();
    }

    Optional<Kept> byId(Handle handle, UUID id) {
        return handle.createQuery(BY_ID)
                .bind("id", id)
                .map((row, context) ->
                        new Kept(row.getObject("id", UUID.class), packer.unpack(row.getBytes("answer"), handle), true))
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
