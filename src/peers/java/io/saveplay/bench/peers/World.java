package io.saveplay.bench.peers;

import io.saveplay.bench.peers.Shape.OfRule;
import io.saveplay.decision.Diagnosis;
import io.saveplay.decision.Fit;
import io.saveplay.decision.Signal;
import io.saveplay.decision.Story;
import io.saveplay.drl.Matcher;
import io.saveplay.event.CancellationEvent;
import io.saveplay.event.Facts;
import io.saveplay.intake.EventGenerator;
import io.saveplay.rulebook.Decider;
import io.saveplay.rulebook.Layer;
import io.saveplay.rulebook.RuleInfo;
import io.saveplay.rulebook.Ruleset;
import io.saveplay.rulebook.Shipped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is decided: rules, events, and what we say of them.
 *
 * @param facts what the first layer sees of each event
 * @param cases the same and everything that the layers concluded
 * @param expected the names of the rules that fire for each event, as often as they do, sorted
 */
record World(
        Ruleset ruleset,
        List<OfRule> rules,
        List<CancellationEvent> events,
        List<List<Object>> facts,
        List<Case> cases,
        List<List<String>> expected) {
    private static final Set<Class<?>> CONCLUDED = Set.of(Signal.class, Diagnosis.class, Story.class, Fit.class);

    /** So many events under some rules. */
    static World of(Ruleset ruleset, int events) {
        World world = new World(
                ruleset,
                ruleset.rules().stream().map(Shapes::of).toList(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
        Decider decider = new Decider(Clock.systemUTC());
        EventGenerator generator = new EventGenerator(7);
        for (int i = 0; i < events; i++) {
            world.add(decider, Shipped.event(generator.next()));
        }
        return world;
    }

    private void add(Decider decider, CancellationEvent event) {
        List<Object> own = Facts.of(
                ruleset.mentions().canonical(event),
                ruleset.mentions().read(event),
                ruleset.settings().zone());
        Decider.Observed observed = decider.observe(ruleset, event, new Decider.Wish(false, false));
        List<Object> all = new ArrayList<>(own);
        observed.seenBy(Layer.POLICY).stream()
                .filter(fact -> CONCLUDED.contains(fact.getClass()))
                .forEach(all::add);
        List<String> fired = new ArrayList<>();
        for (RuleInfo rule : ruleset.rules()) {
            Matcher.conclusions(ruleset.linked(rule.name()), all).forEach(made -> fired.add(rule.name()));
        }
        if (!new HashSet<>(fired).equals(observed.fired())) {
            throw new IllegalStateException("in one pass other rules fire than in five layers");
        }
        events.add(event);
        facts.add(List.copyOf(own));
        cases.add(Case.of(all));
        expected.add(fired.stream().sorted().toList());
    }

    /** Whether these are the rules that fire for an event, in any order. */
    boolean agrees(int event, List<String> fired) {
        return fired.stream().sorted().toList().equals(expected.get(event));
    }
}
