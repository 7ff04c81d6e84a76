package io.saveplay.explain;

import io.saveplay.decision.Decision;
import io.saveplay.decision.Play;
import io.saveplay.decision.Recall;
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
    private static final Decider.Wish PLAIN = new Decider.Wish(false, false);

    private final Decider decider;

    /** An explainer of what a decider decides. */
    public Explainer(Decider decider) {
        this.decider = decider;
    }

    /** This moment, for a decision that is made now. */
    public Decider.Moment moment() {
        return decider.moment();
    }

    /**
     * The decision on an event by the rules alone, made now, explained when that is wished for or something is asked.
     *
     * @throws io.saveplay.rulebook.EvaluationException when the rules go past a limit, or one of them fails
     * @throws IllegalArgumentException when there is no such play; {@link Ask} says what can be asked for
     */
    public Decision decide(Ruleset ruleset, CancellationEvent event, Decider.Wish wish, Ask ask) {
        return decide(ruleset, event, wish, ask, Recall.NOTHING, moment()).decision();
    }

    /**
     * The decision on an event, explained when that is wished for or something is asked. A decision that was stored is
     * made anew, and explained, with the moment and the recall that it was made with.
     *
     * @throws io.saveplay.rulebook.EvaluationException when the rules go past a limit, or one of them fails
     * @throws IllegalArgumentException when there is no such play; {@link Ask} says what can be asked for
     */
    public Decider.Decided decide(
            Ruleset ruleset,
            CancellationEvent event,
            Decider.Wish wish,
            Ask ask,
            Recall recall,
            Decider.Moment moment) {
        Decider.Wish bare = new Decider.Wish(false, wish.askFirst());
        if (!wish.explain() && ask.equals(Ask.NOTHING)) {
            return decider.decide(ruleset, event, bare, recall, moment);
        }
        Decider.Observed observed = inOrder(decider.observe(ruleset, event, bare, recall, moment));
        Phrases phrases = new Phrases(ruleset);
        WhyNots whyNots = new WhyNots(ruleset, observed, phrases);
        Decision decision = observed.decision()
                .explained(new Decision.Explanation(
                        new Firings(ruleset, observed, phrases).all(),
                        ask.why() == null ? whyNots.all() : List.of(whyNot(ruleset, whyNots, ask.why())),
                        ask.whatIf() == null
                                ? null
                                : new WhatElse(
                                                ruleset,
                                                changed -> decider.decide(ruleset, changed, PLAIN, recall, moment)
                                                        .decision(),
                                                event,
                                                observed.decision())
                                        .find(ask.whatIf())));
        return new Decider.Decided(
                decision, observed.decided().understood(), observed.decided().learned());
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
        return new Decider.Observed(observed.decided(), facts, observed.fired());
    }

    private static WhyNot whyNot(Ruleset ruleset, WhyNots whyNots, String play) {
        Play known = ruleset.playbook().find(play);
        if (known == null) {
            throw new IllegalArgumentException("there is no play `" + play + "`");
        }
        return whyNots.of(known);
    }
}
