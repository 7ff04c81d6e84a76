package io.saveplay.explain;

import static java.util.Comparator.comparing;

import io.saveplay.decision.Decision;
import io.saveplay.drl.LinkedRule;
import io.saveplay.drl.Matcher;
import io.saveplay.rulebook.Decider;
import io.saveplay.rulebook.RuleInfo;
import io.saveplay.rulebook.Ruleset;
import java.util.List;
import java.util.stream.Stream;

/** The rules that fired, what made them fire, and what they concluded, in words. */
final class Firings {
    private final Ruleset ruleset;
    private final Decider.Observed observed;
    private final Phrases phrases;

    Firings(Ruleset ruleset, Decider.Observed observed, Phrases phrases) {
        this.ruleset = ruleset;
        this.observed = observed;
        this.phrases = phrases;
    }

    /** Every firing, layer by layer, in an order that does not depend on the order of rules or facts. */
    List<Decision.Fired> all() {
        return ruleset.rules().stream()
                .filter(rule -> observed.fired().contains(rule.name()))
                .flatMap(this::of)
                .toList();
    }

    private Stream<Decision.Fired> of(RuleInfo rule) {
        LinkedRule linked = ruleset.linked(rule.name());
        List<Object> facts = observed.seenBy(rule.layer());
        return Matcher.matches(linked, facts).stream()
                .map(match -> new Decision.Fired(
                        rule.layer().folder(),
                        rule.name(),
                        rule.title(),
                        Nearest.of(linked, facts, match.bySlot()).findings().stream()
                                .map(phrases::say)
                                .distinct()
                                .toList(),
                        phrases.say(match.conclusion())))
                .distinct()
                .sorted(comparing(Decision.Fired::concluded).thenComparing(fired -> String.join(",", fired.from())));
    }
}
