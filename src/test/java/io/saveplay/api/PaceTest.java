package io.saveplay.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.saveplay.decision.Decision;
import io.saveplay.event.CancellationEvent;
import io.saveplay.intake.EventGenerator;
import io.saveplay.rulebook.Decider;
import io.saveplay.rulebook.RulesFolder;
import io.saveplay.rulebook.Ruleset;
import io.saveplay.rulebook.Shipped;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Only what was quick of late is taken for quick. */
final class PaceTest {
    private static final long QUICK = 200_000;
    private static final Decider.Wish PLAIN = new Decider.Wish(false, false);
    private static final Decider.Wish ASKING = new Decider.Wish(false, true);

    private final Pace pace = new Pace();
    private final Ruleset ruleset = Shipped.ruleset();

    private void took(Decider.Wish wish, int times, long nanos) {
        for (int i = 0; i < times; i++) {
            pace.took(ruleset, wish, nanos);
        }
    }

    @Test
    void aRulesetIsNotKnownToBeQuickAtFirst() {
        assertThat(pace.isQuick(ruleset, PLAIN)).isFalse();
        took(PLAIN, 19, QUICK);
        assertThat(pace.isQuick(ruleset, PLAIN)).isFalse();
        took(PLAIN, 1, QUICK);
        assertThat(pace.isQuick(ruleset, PLAIN)).isTrue();
    }

    @Test
    void aSearchForMissingFactsHasAPaceOfItsOwn() {
        took(PLAIN, 20, QUICK);
        assertThat(pace.isQuick(ruleset, ASKING)).isFalse();
        took(ASKING, 20, 5_000_000);
        assertThat(pace.isQuick(ruleset, ASKING)).isFalse();
        assertThat(pace.isQuick(ruleset, PLAIN)).isTrue();
    }

    @Test
    void aSlowDecisionCountsUntilSomeQuickOnesFollow() {
        took(PLAIN, 20, QUICK);
        took(PLAIN, 1, 2_000_000_000L);
        assertThat(pace.isQuick(ruleset, PLAIN)).isFalse();
        took(PLAIN, 20, QUICK);
        assertThat(pace.isQuick(ruleset, PLAIN)).isTrue();
    }

    @Test
    void whatStandsStillIsNoSlowerAndWhatWorksLongIs() {
        for (int i = 0; i < 40; i++) {
            made(PaceTest::standStill);
        }
        assertThat(pace.isQuick(ruleset, PLAIN)).isTrue();
        for (int i = 0; i < 200; i++) {
            made(() -> "at once");
        }
        for (int i = 0; i < 20; i++) {
            made(() -> work(5_000_000));
        }
        assertThat(pace.isQuick(ruleset, PLAIN)).isFalse();
    }

    /** A decision made in one piece. */
    private void made(Supplier<String> decision) {
        DryRun.begun(pace.work(ruleset, PLAIN, true), decision).ended();
    }

    @Test
    void piecesOfWorkCountTogether() {
        for (int i = 0; i < 20; i++) {
            DryRun.begun(pace.work(ruleset, PLAIN, true), () -> work(1_500_000))
                    .then(made -> work(1_500_000))
                    .ended();
        }
        took(PLAIN, 1, QUICK);
        assertThat(pace.isQuick(ruleset, PLAIN)).isFalse();
    }

    @Test
    void everySecondThatWorksLongIsEnough() {
        for (int i = 0; i < 200; i++) {
            made(() -> "at once");
        }
        for (int i = 0; i < 20; i++) {
            made(() -> "at once");
            made(() -> work(5_000_000));
        }
        assertThat(pace.isQuick(ruleset, PLAIN)).isFalse();
    }

    @Test
    void whatTellsNothingOfTheRulesDoesNotCount() {
        took(PLAIN, 20, QUICK);
        for (int i = 0; i < 20; i++) {
            DryRun.begun(pace.work(ruleset, PLAIN, false), () -> work(5_000_000))
                    .ended();
        }
        assertThat(pace.isQuick(ruleset, PLAIN)).isTrue();
    }

    @Test
    void rulesInHasteHaveOnlyWhatEarlierStepsLeaveThem() {
        Decider decider = new Decider(Clock.systemUTC());
        CancellationEvent event = Shipped.event(new EventGenerator(1).next());
        Function<String, Decision> decide = before -> decider.decide(ruleset, event, PLAIN);
        for (int i = 0; i < 50; i++) {
            assertThat(DryRun.begun(pace.work(ruleset, PLAIN, true), PaceTest::standStill)
                            .then(decide)
                            .ended()
                            .recommendations())
                    .isNotEmpty();
        }
        assertThat(DryRun.begun(pace.work(ruleset, PLAIN, true), PaceTest::standStill)
                        .inHaste(decide))
                .isEmpty();
    }

    private static String standStill() {
        try {
            Thread.sleep(6);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "made";
    }

    private static String work(long nanos) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long end = threads.getCurrentThreadCpuTime() + nanos;
        while (threads.getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
        return "made";
    }

    @Test
    void otherRulesStartAnew() {
        took(PLAIN, 20, QUICK);
        Ruleset other = Shipped.load(RulesFolder.of(other()));
        assertThat(pace.isQuick(other, PLAIN)).isFalse();
        pace.took(other, PLAIN, QUICK);
        assertThat(pace.isQuick(ruleset, PLAIN)).isFalse();
    }

    private static Map<String, String> other() {
        Map<String, String> files = new HashMap<>(Shipped.read().files());
        files.computeIfPresent("ruleset.yaml", (path, text) -> text + "\n# another version\n");
        return files;
    }
}
