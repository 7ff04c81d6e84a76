package io.saveplay.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saveplay.decision.Decision;
import io.saveplay.event.CancellationEvent;
import io.saveplay.intake.EventGenerator;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** In haste the rules give up sooner than their ruleset says. */
final class HasteTest {
    private final Decider decider = new Decider(Clock.systemUTC());
    private final CancellationEvent event = Shipped.event(new EventGenerator(1).next());

    private Decision decide() {
        return decider.decide(Shipped.ruleset(), event, new Decider.Wish(false, false));
    }

    @Test
    void rulesThatHaveNoTimeLeftGiveUp() {
        assertThatThrownBy(() -> Haste.within(Duration.ofNanos(-1), this::decide))
                .isInstanceOf(EvaluationException.class);
    }

    @Test
    void onceItIsOverTheyHaveAllTheirTimeAgain() {
        assertThatThrownBy(() -> Haste.within(Duration.ofNanos(-1), this::decide))
                .isInstanceOf(EvaluationException.class);
        assertThat(decide().recommendations()).isNotEmpty();
    }

    @Test
    void noHasteGivesMoreTimeThanTheRulesetAllows() {
        long end = System.nanoTime();
        assertThat(Haste.<Long>within(Duration.ofHours(1), () -> Haste.end(end)))
                .isEqualTo(end);
    }
}
