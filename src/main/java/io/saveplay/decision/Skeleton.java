package io.saveplay.decision;

import java.util.List;

/**
 * A decision without its words: ids, codes, points and rules stay; whatever may quote a client or name one is gone. It
 * is what remains of a decision once a client's words are erased or no longer kept.
 */
public final class Skeleton {
    private static final String GONE = "no longer kept";
    private static final Decision.Spoken NOTHING = new Decision.Spoken(List.of(), List.of());

    private Skeleton() {}

    /** The skeleton of a decision; it says of itself that it is one. */
    public static Decision of(Decision decision) {
        return new Decision(
                decision.id(),
                decision.eventId(),
                decision.dealId(),
                decision.clientId(),
                decision.decidedAt(),
                decision.rulesVersion(),
                new Decision.Diagnosed(
                        decision.diagnosis().nature(),
                        decision.diagnosis().reasons().stream()
                                .map(Skeleton::reason)
                                .toList(),
                        null),
                fit(decision.qualification()),
                decision.recommendations().stream()
                        .map(Skeleton::recommendation)
                        .toList(),
                decision.withheld().stream()
                        .map(one -> new Ranking.Withheld(one.play(), one.policy(), GONE, one.rule()))
                        .toList(),
                decision.plan(),
                advice(decision.cautions()),
                advice(decision.lessons()),
                decision.askFirst().stream()
                        .map(one -> new Decision.Question(one.field(), one.question(), GONE))
                        .toList(),
                true,
                null);
    }

    private static Diagnosis.Reason reason(Diagnosis.Reason reason) {
        return new Diagnosis.Reason(
                reason.code(),
                reason.title(),
                reason.confidence(),
                reason.evidence().stream()
                        .map(entry -> new Diagnosis.Entry(entry.points(), GONE, entry.rule(), null))
                        .toList());
    }

    private static Fit fit(Fit fit) {
        return new Fit(
                fit.verdict(),
                fit.score(),
                fit.criteria().stream()
                        .map(one -> new Fit.Judged(one.name(), one.met(), one.weight(), GONE, one.rule()))
                        .toList());
    }

    private static Decision.Recommendation recommendation(Decision.Recommendation one) {
        return new Decision.Recommendation(
                one.rank(),
                one.play(),
                one.title(),
                one.kind(),
                one.timing(),
                one.dueBy(),
                one.channels(),
                one.effort(),
                one.score(),
                List.of(),
                one.receipt().stream()
                        .map(part -> new Decision.Receipt(part.points(), GONE, part.rule(), part.guidance()))
                        .toList(),
                NOTHING,
                one.guidance());
    }

    private static List<Decision.Advice> advice(List<Decision.Advice> advice) {
        return advice.stream()
                .map(one -> new Decision.Advice(one.id(), one.title(), GONE, one.guidance()))
                .toList();
    }
}
