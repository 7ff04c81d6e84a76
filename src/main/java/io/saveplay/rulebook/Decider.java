package io.saveplay.rulebook;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.saveplay.decision.Assembler;
import io.saveplay.decision.Conclusions;
import io.saveplay.decision.Decision;
import io.saveplay.decision.Ranking;
import io.saveplay.event.CancellationEvent;
import io.saveplay.event.Facts;
import io.saveplay.event.Mention;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Decides events: the one way that every edge takes from an event to a decision. Safe for many threads. */
public final class Decider {
    private final Clock clock;
    private final UnaryOperator<List<Object>> order;
    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();

    /** A decider that stamps decisions with the time of {@code clock}. */
    public Decider(Clock clock) {
        this(clock, UnaryOperator.identity());
    }

    /** For the test that the order of facts never changes an answer. */
    Decider(Clock clock, UnaryOperator<List<Object>> order) {
        this.clock = clock;
        this.order = order;
    }

    /**
     * What an answer is to hold beside the decision itself.
     *
     * @param explain which rules fired on what; what that means in words, the room `explain` says
     * @param askFirst the missing facts that would change it most; costs some what-if evaluations
     */
    public record Wish(boolean explain, boolean askFirst) {}

    /**
     * The decision on an event.
     *
     * @throws EvaluationException when the rules go past a limit, or one of them fails
     */
    public Decision decide(Ruleset ruleset, CancellationEvent event, Wish wish) {
        return decide(ruleset, event, wish, wish.explain() ? new Trace() : null);
    }

    /**
     * A decision and what the rules saw on the way to it.
     *
     * @param facts what the rules of each layer could look at
     * @param fired the names of the rules that fired
     */
    public record Observed(Decision decision, Map<Layer, List<Object>> facts, Set<String> fired) {

        /** What the rules of a layer could look at. */
        public List<Object> seenBy(Layer layer) {
            return facts.getOrDefault(layer, List.of());
        }
    }

    /** Decides an event, and keeps what the rules saw; for whatever explains or tests rules. */
    public Observed observe(Ruleset ruleset, CancellationEvent event, Wish wish) {
        Trace trace = new Trace();
        Decision decision = decide(ruleset, event, wish, trace);
        return new Observed(decision, trace.seen(), trace.names());
    }

    private Decision decide(Ruleset ruleset, CancellationEvent event, Wish wish, @Nullable Trace trace) {
        List<Mention> words = ruleset.mentions().words(event);
        Conclusions conclusions = conclude(ruleset, event, words, trace);
        Ranking ranking = rank(ruleset, conclusions);
        List<Decision.Question> askFirst = List.of();
        if (wish.askFirst()) {
            // No question is about the client's words, so they need no second reading.
            askFirst = new WhatIf(ruleset, changed -> rank(ruleset, conclude(ruleset, changed, words, null)))
                    .askFirst(event, ranking, !words.isEmpty());
        }
        Instant now = clock.instant();
        return ruleset.assembler()
                .assemble(
                        new Assembler.Stamp(ids.construct(now.toEpochMilli()), now, ruleset.version()),
                        ruleset.mentions().canonical(event),
                        conclusions,
                        ranking,
                        askFirst,
                        trace == null || !wish.explain()
                                ? null
                                : new Decision.Explanation(trace.fired(ruleset), List.of(), null));
    }

    private Conclusions conclude(Ruleset ruleset, CancellationEvent event, List<Mention> words, @Nullable Trace trace) {
        CancellationEvent canonical = ruleset.mentions().canonical(event);
        List<Mention> mentions = ruleset.mentions().read(event, words);
        List<Object> facts = Facts.of(canonical, mentions, ruleset.settings().zone());
        return Evaluation.of(ruleset, canonical.client(), order.apply(facts), trace);
    }

    private static Ranking rank(Ruleset ruleset, Conclusions conclusions) {
        return Ranking.of(ruleset.playbook(), conclusions.points(), conclusions.vetoes());
    }
}
