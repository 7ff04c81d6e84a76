package io.saveplay.journal;

import io.saveplay.decision.Decision;
import io.saveplay.decision.DecisionWriter;
import io.saveplay.decision.Diagnosis;
import io.saveplay.decision.Experience;
import io.saveplay.decision.PlayKind;
import io.saveplay.decision.Skeleton;
import io.saveplay.event.CancellationEvent;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** A decision as it lies in the database, made ready by whoever decided so that the one who writes only writes. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Row(
        Entry entry,
        byte[] skeleton,
        byte[] event,
        byte[] answer,
        @Nullable String unmapped) {
    private static final int MOST_OF_A_REASON = 200;

    static final String INSERT = """
            with added as (
              insert into decision (id, event_key, content, event_id, deal_id, client_id, occurred_at, decided_at,
                ruleset, experience, held_out, learned, contacts, kind, stage, segment, nature, verdict, reasons, family,
                plays, withheld, saves, skeleton)
              values (:id, :eventKey, :content, :eventId, :dealId, :clientId, :occurredAt, :decidedAt,
                :ruleset, :experience, :heldOut, :learned, :contacts, :kind, :stage, :segment, :nature, :verdict,
                :reasons, :family, :plays, :withheld, :saves, :skeleton)
              on conflict (event_key) do nothing
              returning id)
            insert into decision_text (id, event, answer, unmapped)
            select id, :event, :answer, :unmapped from added
            where not exists (select 1 from forgotten f where f.number > :erasure and f.client_id = :clientId)""";

    static Row of(Entry entry, Dictionary dictionary) {
        return new Row(
                entry,
                Packer.pack(DecisionWriter.write(Skeleton.of(entry.decision())), dictionary),
                Packer.pack(EventJson.write(entry.event())),
                Packer.pack(entry.answer(), dictionary),
                unmapped(entry));
    }

    /** What the client gave as the reason and no rule understood, so written that equal ones can be counted. */
    private static @Nullable String unmapped(Entry entry) {
        String stated = entry.event().statedReason();
        if (entry.understood() || stated == null || stated.isBlank()) {
            return null;
        }
        String normal = stated.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        int end = normal.offsetByCodePoints(0, Math.min(MOST_OF_A_REASON, normal.codePointCount(0, normal.length())));
        return normal.substring(0, end);
    }

    /** Adds the row to a batch of {@link #INSERT}. */
    void addTo(PreparedBatch batch, int ruleset, @Nullable Integer experience) {
        CancellationEvent event = entry.event();
        Decision decision = entry.decision();
        List<Diagnosis.Reason> reasons = decision.diagnosis().reasons();
        batch.bind("id", decision.id())
                .bind("eventKey", entry.key().value())
                .bind("content", entry.key().content())
                .bind("eventId", decision.eventId())
                .bind("dealId", decision.dealId())
                .bind("clientId", decision.clientId())
                .bind("occurredAt", event.occurredAt())
                .bind("decidedAt", decision.decidedAt())
                .bind("ruleset", ruleset)
                .bind("experience", experience)
                .bind("heldOut", entry.basis().recall().heldOut())
                .bind("learned", entry.basis().learned())
                .bind("contacts", entry.basis().contacts())
                .bind("kind", event.kind() == null ? null : event.kind().name())
                .bind(
                        "stage",
                        event.deal().stage() == null
                                ? null
                                : event.deal().stage().name())
                .bind("segment", Experience.segment(event.client().segment()))
                .bind("nature", decision.diagnosis().nature().name())
                .bind("verdict", decision.qualification().verdict().name())
                .bindArray(
                        "reasons",
                        String.class,
                        reasons.stream()
                                .flatMap(reason -> Diagnosis.withFamily(reason.code()))
                                .distinct()
                                .toList())
                .bind("family", Diagnosis.familyOf(reasons))
                .bindArray(
                        "plays",
                        String.class,
                        decision.recommendations().stream()
                                .map(Decision.Recommendation::play)
                                .toList())
                .bindArray(
                        "withheld",
                        String.class,
                        decision.withheld().stream()
                                .map(one -> one.play())
                                .distinct()
                                .toList())
                .bind("saves", decision.recommendations().stream().anyMatch(one -> one.kind() == PlayKind.SAVE))
                .bind("skeleton", skeleton)
                .bind("event", this.event)
                .bind("answer", answer)
                .bind("unmapped", unmapped)
                .bind("erasure", entry.basis().erasure())
                .add();
    }
}
