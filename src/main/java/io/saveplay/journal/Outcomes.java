package io.saveplay.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saveplay.decision.Ranking;
import io.saveplay.journal.Outcome.Result;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What came of plays, as it is reported. Safe for many threads. */
public final class Outcomes {
    /** Whoever records an outcome holds this lock, so that counts are taken up one after the other. */
    private static final long LOCK = 0x5361766570313L;

    static final String OF_DECISION = """
            select o.id, o.play, o.result, o.at, t.note
            from outcome o left join outcome_text t on t.decision_id = o.decision_id and t.id = o.id
            where o.decision_id = :decision and (cast(:id as text) is null or o.id = :id)
            order by o.at, o.id""";

    static final String FACTS = """
            select client_id, family, coalesce(segment, '') as segment, skeleton, decided_at, learned, held_out
            from decision where id = :id""";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Database database;
    private final Packer packer;
    private final Clock clock;
    private final Contacted contacted;
    private final Runnable recorded;

    /**
     * The outcomes of a journal.
     *
     * @param contacted is told of each contact before it is kept
     * @param recorded is told after each new one
     */
    Outcomes(Database database, Packer packer, Clock clock, Contacted contacted, Runnable recorded) {
        this.database = database;
        this.packer = packer;
        this.clock = clock;
        this.contacted = contacted;
        this.recorded = recorded;
    }

    /** What became of a report. */
    public sealed interface Receipt {
        /** It is kept; {@code again} when it was kept before. */
        record Recorded(Outcome outcome, boolean again) implements Receipt {}

        /** Another report has this id. */
        record OtherContent() implements Receipt {}

        /** There is no such decision. */
        record NoDecision() implements Receipt {}
    }

    /** What is known of the decision. */
    private record Facts(String clientId, String family, String segment, JsonNode skeleton, Harvest harvest) {

        /** What rules added to the base points of a play; nothing for a play that was not recommended. */
        int ruled(String play) {
            for (JsonNode one : skeleton.path("recommendations")) {
                if (one.path("play").asText().equals(play)) {
                    int ruled = 0;
                    // The first part is the base points.
                    for (int i = 1; i < one.path("receipt").size(); i++) {
                        JsonNode part = one.path("receipt").path(i);
                        ruled += part.path("rule").asText().equals(Ranking.LEARNED)
                                ? 0
                                : part.path("points").asInt();
                    }
                    return ruled;
                }
            }
            return 0;
        }
    }

    /**
     * Keeps an outcome of a decision.
     *
     * @param reachesOut whether the play contacts the client
     */
    public Receipt record(UUID decision, Outcome outcome, boolean reachesOut) {
        Receipt receipt = database.write(handle -> {
            inTurn(handle);
            Optional<Facts> facts = facts(handle, decision);
            return facts.isEmpty()
                    ? new Receipt.NoDecision()
                    : record(handle, decision, facts.get(), outcome, reachesOut);
        });
        if (receipt instanceof Receipt.Recorded kept && !kept.again()) {
            recorded.run();
        }
        return receipt;
    }

    /** Has whoever else records an outcome, or erases one, wait until this transaction is over. */
    static void inTurn(Handle handle) {
        handle.execute("select pg_advisory_xact_lock(?)", LOCK);
    }

    /** The outcomes of a decision, in the order in which they came out. */
    public List<Outcome> of(UUID decision) {
        return database.read(handle -> outcomes(handle, decision, null));
    }

    private Receipt record(Handle handle, UUID decision, Facts facts, Outcome outcome, boolean reachesOut) {
        Optional<Outcome> before =
                outcomes(handle, decision, outcome.id()).stream().findFirst();
        if (before.isPresent()) {
            return saysTheSame(handle, decision, outcome, before.get())
                    ? new Receipt.Recorded(before.get(), true)
                    : new Receipt.OtherContent();
        }
        // The database keeps microseconds.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant at = outcome.at() == null ? now : outcome.at().truncatedTo(ChronoUnit.MICROS);
        boolean contact = reachesOut && outcome.result().tried();
        if (contact) {
            contacted.add(facts.clientId());
        }
        handle.createUpdate("""
                        insert into outcome (decision_id, id, client_id, play, result, at, contact, recorded_at)
                        values (:decision, :id, :client, :play, :result, :at, :contact, :now)""")
                .bind("decision", decision)
                .bind("id", outcome.id())
                .bind("client", facts.clientId())
                .bind("play", outcome.play())
                .bind("result", outcome.result().name())
                .bind("at", at)
                .bind("contact", contact)
                .bind("now", now)
                .execute();
        if (outcome.note() != null) {
            handle.createUpdate("insert into outcome_text (decision_id, id, note) values (:decision, :id, :note)")
                    .bind("decision", decision)
                    .bind("id", outcome.id())
                    .bind("note", outcome.note())
                    .execute();
        }
        Outcome kept = new Outcome(outcome.id(), outcome.play(), outcome.result(), at, outcome.note());
        count(handle, decision, facts, kept, at);
        return new Receipt.Recorded(kept, false);
    }

    private static boolean saysTheSame(Handle handle, UUID decision, Outcome sent, Outcome kept) {
        return sent.play().equals(kept.play())
                && sent.result() == kept.result()
                && (Objects.equals(sent.note(), kept.note()) || (kept.note() == null && wordsGone(handle, decision)))
                && (sent.at() == null
                        || sent.at().truncatedTo(ChronoUnit.MICROS).equals(kept.at()));
    }

    /** A note that was kept once goes with the words of its decision, and nobody can tell then what it said. */
    private static boolean wordsGone(Handle handle, UUID decision) {
        return !handle.createQuery("select exists (select 1 from decision_text where id = :id)")
                .bind("id", decision)
                .mapTo(Boolean.class)
                .one();
    }

    private record Latest(Result result, Instant at, String outcomeId, int ruled) {}

    /** Of several results of one play of one decision the latest counts. */
    private static void count(Handle handle, UUID decision, Facts facts, Outcome outcome, Instant at) {
        Latest before = handle.createQuery("""
                        select result, at, outcome_id, ruled from play_result where decision_id = :decision and play = :play""")
                .bind("decision", decision)
                .bind("play", outcome.play())
                .map((row, context) -> new Latest(
                        Result.valueOf(row.getString("result")),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("outcome_id"),
                        row.getInt("ruled")))
                .findOne()
                .orElse(null);
        if (before != null
                && (before.at().isAfter(at)
                        || (before.at().equals(at) && before.outcomeId().compareTo(outcome.id()) > 0))) {
            return;
        }
        int ruled = before == null ? facts.ruled(outcome.play()) : before.ruled();
        facts.harvest()
                .count(
                        handle,
                        outcome.play(),
                        before == null ? null : before.result(),
                        outcome.result(),
                        () -> keep(handle, decision, outcome, at, ruled));
        if (before != null) {
            tally(handle, facts, outcome.play(), before, -1);
        }
        tally(handle, facts, outcome.play(), new Latest(outcome.result(), at, outcome.id(), ruled), 1);
    }

    private static void keep(Handle handle, UUID decision, Outcome outcome, Instant at, int ruled) {
        handle.createUpdate("""
                        insert into play_result (decision_id, play, result, at, outcome_id, ruled)
                        values (:decision, :play, :result, :at, :id, :ruled)
                        on conflict (decision_id, play) do update
                        set result = excluded.result, at = excluded.at, outcome_id = excluded.outcome_id""")
                .bind("decision", decision)
                .bind("play", outcome.play())
                .bind("result", outcome.result().name())
                .bind("at", at)
                .bind("id", outcome.id())
                .bind("ruled", ruled)
                .execute();
    }

    private static void tally(Handle handle, Facts facts, String play, Latest latest, int sign) {
        if (!latest.result().tried()) {
            return;
        }
        handle.createUpdate("""
                        insert into play_tally as t (play, family, segment, day, saved, tried, ruled)
                        values (:play, :family, :segment, :day, :saved, :tried, :ruled)
                        on conflict (play, family, segment, day) do update
                        set saved = t.saved + excluded.saved, tried = t.tried + excluded.tried,
                          ruled = t.ruled + excluded.ruled""")
                .bind("play", play)
                .bind("family", facts.family())
                .bind("segment", facts.segment())
                .bind("day", LocalDate.ofInstant(latest.at(), ZoneOffset.UTC))
                .bind("saved", latest.result().saved() ? sign : 0)
                .bind("tried", sign)
                .bind("ruled", sign * latest.ruled())
                .execute();
    }

    private Optional<Facts> facts(Handle handle, UUID decision) {
        return handle.createQuery(FACTS)
                .bind("id", decision)
                .map((row, context) -> new Facts(
                        row.getString("client_id"),
                        row.getString("family"),
                        row.getString("segment"),
                        tree(packer.unpack(row.getBytes("skeleton"), handle)),
                        new Harvest(
                                decision,
                                row.getObject("decided_at", OffsetDateTime.class)
                                        .toInstant(),
                                row.getBoolean("learned"),
                                row.getBoolean("held_out"))))
                .findOne();
    }

    private static JsonNode tree(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException("a kept decision could not be read", e);
        }
    }

    private static List<Outcome> outcomes(Handle handle, UUID decision, @Nullable String id) {
        return handle.createQuery(OF_DECISION)
                .bind("decision", decision)
                .bind("id", id)
                .map((row, context) -> new Outcome(
                        row.getString("id"),
                        row.getString("play"),
                        Result.valueOf(row.getString("result")),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("note")))
                .list();
    }
}
