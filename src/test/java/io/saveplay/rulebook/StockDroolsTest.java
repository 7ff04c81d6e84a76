package io.saveplay.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.saveplay.event.CancellationEvent;
import io.saveplay.intake.EventGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.drools.drl.parser.DroolsParserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the compiler that Drools comes with makes of the same rules: of shipped ones the same as ours, and of hostile
 * ones what they want.
 */
final class StockDroolsTest {
    private static final int EVENTS = 300;
    private static final int EXIT_OF_THE_RULE = 42;

    @Test
    void eachShippedRuleFiresOnTheSameEventsAndEachDecisionIsTheSame() throws DroolsParserException {
        Ruleset ours = Shipped.ruleset();
        Ruleset stock = new Ruleset(
                ours.folder(),
                ours.settings(),
                HostileRules.content(ours),
                ours.mentions(),
                StockDrools.compile(ours.folder().matching("", ".drl")));
        Decider decider = new Decider(Clock.systemUTC());
        Decider.Wish wish = new Decider.Wish(false, false);
        Set<String> fired = new TreeSet<>();
        for (int i = 0; i < EVENTS; i++) {
            CancellationEvent event = Shipped.event(new EventGenerator(i).next());
            Decider.Observed one = decider.observe(ours, event, wish);
            Decider.Observed other = decider.observe(stock, event, wish);
            assertThat(new TreeSet<>(one.fired())).as("event %d", i).isEqualTo(new TreeSet<>(other.fired()));
            assertThat(one.decision().recommendations())
                    .as("event %d", i)
                    .isEqualTo(other.decision().recommendations());
            assertThat(one.decision().diagnosis()).isEqualTo(other.decision().diagnosis());
            assertThat(one.decision().withheld()).isEqualTo(other.decision().withheld());
            fired.addAll(one.fired());
        }
        assertThat(fired).hasSizeGreaterThan(100);
    }

    /** The control group: were the hostile rules harmless, the tests of the walls would prove nothing. */
    @Test
    void hostileRulesThatTheStockCompilerGetsReachTheServer(@TempDir Path canaries) throws Exception {
        assertThat(run(canaries)).isZero();
        assertThat(HostileRules.leftBehind(canaries).split(", "))
                .hasSizeGreaterThan(12)
                .contains("process-runtime", "file-create", "file-under-not", "mvel", "function", "then-process");
    }

    @Test
    void aRuleThatTheStockCompilerGetsEndsTheProcess(@TempDir Path canaries) throws Exception {
        assertThat(run(canaries, "then-exit")).isEqualTo(EXIT_OF_THE_RULE);
        assertThat(run(canaries, "exit")).isEqualTo(EXIT_OF_THE_RULE);
    }

    private static int run(Path canaries, String... name) throws IOException, InterruptedException {
        return Forked.run(StockDrools.class, List.of("-Xmx512m"), arguments(canaries, name));
    }

    private static List<String> arguments(Path canaries, String... more) {
        List<String> arguments = new ArrayList<>(List.of(canaries.toString()));
        arguments.addAll(List.of(more));
        return arguments;
    }
}
