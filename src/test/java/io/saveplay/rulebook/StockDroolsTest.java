package io.saveplay.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.saveplay.decision.Conclusions;
import io.saveplay.event.CancellationEvent;
import io.saveplay.event.Facts;
import io.saveplay.event.Mention;
import io.saveplay.intake.EventGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.drools.drl.parser.DroolsParserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kie.api.KieBase;

/**
 * What the compiler that Drools comes with makes of the same rules: of shipped ones the same as ours, and of hostile
 * ones what they want.
 */
final class StockDroolsTest {
    private static final int EVENTS = 300;
    private static final int EXIT_OF_THE_RULE = 42;

    @Test
    void eachShippedRuleFiresOnTheSameEventsAndConcludesTheSame() throws DroolsParserException {
        Ruleset ours = Shipped.ruleset();
        KieBase stock = StockDrools.compile(ours.folder().matching("", ".drl"));
        Set<String> fired = new TreeSet<>();
        for (int i = 0; i < EVENTS; i++) {
            CancellationEvent event = ours.mentions().canonical(Shipped.event(new EventGenerator(i).next()));
            List<Mention> mentions =
                    ours.mentions().read(event, ours.mentions().words(event).mentions());
            List<Object> facts = Facts.of(event, mentions, ours.settings().zone());
            Trace trace = new Trace();
            Conclusions one = Evaluation.of(ours, event.client(), facts, trace).conclusions();
            StockEvaluation.Outcome other = StockEvaluation.of(stock, ours, event.client(), facts);
            assertThat(new TreeSet<>(trace.names())).as("event %d", i).isEqualTo(new TreeSet<>(other.fired()));
            assertThat(one).as("event %d", i).isEqualTo(other.conclusions());
            fired.addAll(trace.names());
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
