package io.saveplay.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.saveplay.drl.Matcher;
import io.saveplay.event.CancellationEvent;
import io.saveplay.intake.EventGenerator;
import java.time.Clock;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What explains and tests single rules evaluates them without the engine, and has to come to the same. */
final class SameAsTheEngineTest {
    private static final int EVENTS = 500;

    @Test
    void eachRuleEvaluatedAloneFiresWhereItFiresInTheEngine() {
        Ruleset ruleset = Shipped.ruleset();
        Decider decider = new Decider(Clock.systemUTC());
        Set<String> everFired = new TreeSet<>();
        for (int i = 0; i < EVENTS; i++) {
            CancellationEvent event = Shipped.event(new EventGenerator(i).next());
            Decider.Observed observed = decider.observe(ruleset, event, new Decider.Wish(false, false));
            Set<String> alone = new TreeSet<>();
            for (RuleInfo rule : ruleset.rules()) {
                if (!Matcher.conclusions(ruleset.linked(rule.name()), observed.seenBy(rule.layer()))
                        .isEmpty()) {
                    alone.add(rule.name());
                }
            }
            assertThat(alone).as("event %d", i).isEqualTo(new TreeSet<>(observed.fired()));
            everFired.addAll(alone);
        }
        assertThat(everFired).hasSizeGreaterThan(100);
    }
}
