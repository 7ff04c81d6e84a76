package io.saveplay.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.saveplay.intake.Contract;
import io.saveplay.intake.EventReader;
import io.saveplay.rulebook.Reload;
import io.saveplay.rulebook.Rulebook;
import io.saveplay.rulebook.RulesWatch;
import io.saveplay.rulebook.Shelf;
import io.saveplay.rulebook.TinyRules;
import io.saveplay.scenario.ScenarioCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * From saving a file to the new rules being live, for all shipped rules with their scenarios. {@code mvn test
 * -Dtest=SaveToLiveTest -Dsaves=30} gives the median of thirty saves; without, it makes a few.
 */
@EnabledIfSystemProperty(named = "saves", matches = ".+", disabledReason = "measured with -Dsaves=3")
final class SaveToLiveTest {
    private static final int SAVES = Integer.getInteger("saves", 3);
    private static final int WARM_UP = SAVES / 3;

    @Test
    void whatIsSavedIsLiveSoonAfter() throws Exception {
        Path rules = RulesCopy.make();
        ScenarioCheck scenarios = new ScenarioCheck(new EventReader(Contract.load()), 2);
        Rulebook rulebook = new Rulebook(
                rules, Clock.systemUTC(), List.of(scenarios), new Shelf(RulesCopy.empty(), 50), Duration.ofMinutes(2));
        assertThat(rulebook.start()).isInstanceOf(Reload.Swapped.class);
        Path file = rules.resolve("plays/ask-why.drl");
        String original = Files.readString(file);
        List<Long> millis = new ArrayList<>();
        BlockingQueue<Reload> outcomes = new LinkedBlockingQueue<>();
        RulesWatch watch = new RulesWatch(rulebook, Duration.ofMillis(200), outcomes::add);
        try (watch) {
            for (int i = 0; i < WARM_UP + SAVES; i++) {
                long start = System.nanoTime();
                TinyRules.write(file, original + "\n// save " + i + "\n");
                assertThat(outcomes.poll(2, TimeUnit.MINUTES)).isInstanceOf(Reload.Swapped.class);
                if (i >= WARM_UP) {
                    millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
                }
            }
        }
        millis.sort(null);
        System.out.printf(
                "measured: from save to live %d ms in the median of %d saves (%d to %d ms)%n",
                millis.get(millis.size() / 2), millis.size(), millis.get(0), millis.get(millis.size() - 1));
    }
}
