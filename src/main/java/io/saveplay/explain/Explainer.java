package io.saveplay.explain;

import io.saveplay.decision.Decision;
import io.saveplay.decision.Play;
import io.saveplay.decision.WhyNot;
import io.saveplay.event.CancellationEvent;
import io.saveplay.rulebook.Decider;
import io.saveplay.rulebook.Layer;
import io.saveplay.rulebook.Ruleset;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Decides events, and explains the decisions where that is asked for. Safe for many threads. */
public final class Explainer {
    private final Decider decider;

    /** An explainer of what a decider decides. */
    public Explainer(Decider decider) {
        this.decider = decider;
    }

    /**
     * The decision on an event, explained when that is wished for or something is asked.
     *
     * @throws io.saveplay.rulebook.EvaluationException when the rules go past a limit, or one of them fails
     * @throws IllegalArgumentException when there is no such play; {@link Ask} says what can be asked for
     */
    public Decision decide(Ruleset ruleset, CancellationEvent event, Decider.Wish wish, Ask ask) {
        Decider.Wish bare = new Decider.Wish(false, wish.askFirst());
        if (!wish.explain() && ask.equals(Ask.NOTHING)) {
            return decider.decide(ruleset, event, bare);
        }
        Decider.Observed observed = inOrder(decider.observe(ruleset, event, bare));
        Phrases phrases = new Phrases(ruleset);
        WhyNots whyNots = new WhyNots(ruleset, observed, phrases);
        return observed.decision()
                .explained(new Decision.Explanation(
                        new Firings(ruleset, observed, phrases).all(),
                        ask.why() == null ? whyNots.all() : List.of(whyNot(ruleset, whyNots, ask.why())),
                        ask.whatIf() == null
                                ? null
                                : new WhatElse(ruleset, decider, event, observed.decision()).find(ask.whatIf())));
    }

    /** The same with the facts in an order of their own, so that of two that are as close the same one is told. */
    private static Decider.Observed inOrder(Decider.Observed observed) {
        Map<Layer, List<Object>> facts = new EnumMap<>(Layer.class);
        observed.facts()
                .forEach((layer, seen) -> facts.put(
                        layer,
                        seen.stream()
                                .sorted(Comparator.comparing(Object::toString))
                                .toList()));
        return new Decider.Observed(observed.decision(), facts, observed.fired());
    }

    private static WhyNot whyNot(Ruleset ruleset, WhyNots whyNots, String play) {
        Play known = ruleset.playbook().find(play);
        if (known == null) {
            throw new IllegalArgumentException("there is no play `" + play + "`");
        }
        return whyNots.of(known);
    }
}
