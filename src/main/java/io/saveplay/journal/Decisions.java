package io.saveplay.journal;

import io.saveplay.decision.Recall;
import io.saveplay.event.CancellationEvent;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Decisions that are kept, found again. Safe for many threads. */
public final class Decisions {
    private static final int STREAMED_AT_ONCE = 200;

    private final Database database;
    private final Sources sources;
    private final Cursors cursors;
    private final Packer packer;
    private final Lookups lookups;

    Decisions(Database database, Sources sources, Cursors cursors, Packer packer) {
        this.database = database;
        this.packer = packer;
        this.lookups = new Lookups(packer);
        this.sources = sources;
        this.cursors = cursors;
    }

    /**
     * A page of decisions, the newest first.
     *
     * @param next a cursor for the page after it; none after the last one
     */
    public record Page(List<Kept> decisions, @Nullable String next) {}

    /** Takes decisions one by one, as they are read. */
    public interface Reader {
        void take(Kept decision) throws IOException;
    }

    /**
     * What it takes to come to a decision again.
     *
     * @param event as it was decided, with the contacts that the journal knew of
     * @param rulesVersion the whole version
     * @param answer what was answered
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Replayable(
            UUID id, Instant decidedAt, CancellationEvent event, Recall recall, String rulesVersion, byte[] answer) {}

    /** The decision of an id. */
    public Optional<Kept> find(UUID id) {
        return database.read(handle -> lookups.byId(handle, id));
    }

    /**
     * A page of decisions, the newest first. Decisions that are made meanwhile never shift it.
     *
     * @param cursor the end of the page before; none for the first page
     * @param limit how many, at most
     * @return nothing when the cursor was not given for this filter
     */
    public Optional<Page> page(DecisionFilter filter, @Nullable String cursor, int limit) {
        UUID before = null;
        if (cursor != null) {
            Optional<UUID> last = cursors.read(cursor, question(filter));
            if (last.isEmpty()) {
                return Optional.empty();
            }
            before = last.get();
        }
        List<Kept> found = list(filter, before, limit + 1);
        if (found.size() <= limit) {
            return Optional.of(new Page(found, null));
        }
        List<Kept> page = List.copyOf(found.subList(0, limit));
        return Optional.of(new Page(page, cursors.write(page.get(limit - 1).id(), question(filter))));
    }

    /** All decisions, the newest first, a few of them in memory at a time and none locked meanwhile. */
    public void each(DecisionFilter filter, Reader reader) throws IOException {
        UUID before = null;
        List<Kept> found;
        do {
            found = list(filter, before, STREAMED_AT_ONCE);
            for (Kept one : found) {
                reader.take(one);
                before = one.id();
            }
        } while (found.size() == STREAMED_AT_ONCE);
    }

    private List<Kept> list(DecisionFilter filter, @Nullable UUID before, int limit) {
        String sql = listing(filter, before != null);
        return database.read(handle -> {
            var query = handle.createQuery(sql).bind("limit", limit);
            new TreeMap<>(filter.values()).forEach((name, value) -> query.bind(name, value));
            if (before != null) {
                query.bind("before", before);
            }
            return query.map((row, context) -> new Kept(
                            row.getObject("id", UUID.class), packer.unpack(row.getBytes("answer"), handle), true))
                    .list();
        });
    }

    /** The query of a page; the texts are fetched for what is on the page only. */
    static String listing(DecisionFilter filter, boolean after) {
        return """
                select d.id, coalesce(t.answer, d.skeleton) as answer
                from (select d.id, d.skeleton from decision d where %s%s order by d.id desc limit :limit) d
                left join decision_text t on t.id = d.id
                order by d.id desc""".formatted(filter.conditions(), after ? " and d.id < :before" : "");
    }

    private static String question(DecisionFilter filter) {
        return new TreeMap<>(filter.values()).toString();
    }

    /** What it takes to come to a decision again; nothing when there is no such decision or its words are gone. */
    public Optional<Replayable> replayable(UUID id) {
        return database.read(handle -> handle.createQuery("""
                        select d.decided_at, d.contacts, d.held_out, r.version, e.cells, t.event, t.answer
                        from decision d
                        join decision_text t on t.id = d.id
                        join ruleset r on r.id = d.ruleset
                        left join experience e on e.id = d.experience
                        where d.id = :id""")
                .bind("id", id)
                .map((row, context) -> replayable(handle, id, row))
                .findOne());
    }

    private Replayable replayable(Handle handle, UUID id, ResultSet row) throws SQLException {
        CancellationEvent event = EventJson.read(Packer.unpack(row.getBytes("event")));
        int contacts = row.getInt("contacts");
        return new Replayable(
                id,
                row.getObject("decided_at", OffsetDateTime.class).toInstant(),
                row.wasNull() ? event : event.withContactsLast14Days(contacts),
                new Recall(sources.experience(row.getBytes("cells")), row.getBoolean("held_out")),
                row.getString("version"),
                packer.unpack(row.getBytes("answer"), handle));
    }

    /** The files of the ruleset that decided, by path. */
    public Map<String, String> rules(Replayable decision) {
        return sources.files(decision.rulesVersion());
    }
}
