package io.saveplay.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.saveplay.rulebook.Decider;
import io.saveplay.rulebook.Ruleset;
import io.saveplay.rulebook.Shipped;
import io.saveplay.scenario.ScenarioFile;
import io.saveplay.scenario.ScenarioRunner;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the reasoner says of the shipped rules is held against what they do in every shipped scenario. */
final class ReasonerTest {
    private final Ruleset ruleset = Shipped.ruleset();
    private final Book book = new Book(ruleset);

    private List<Set<String>> fired() {
        ScenarioRunner runner = new ScenarioRunner(ruleset, new Decider(Clock.systemUTC()), Shipped.reader());
        return runner.runAll(ScenarioFile.readAll(ruleset.folder(), new ArrayList<>())).stream()
                .<Set<String>>map(run -> Set.copyOf(run.fired()))
                .toList();
    }

    @Test
    void everyRuleThatFiresWhereAnotherDoesIsFoundToFireThere() {
        List<Set<String>> fired = fired();
        int claims = 0;
        for (Studied from : book.rules()) {
            // A new one each time, since it stops comparing after a while.
            Reasoner reasoner = new Book(ruleset).reasoner();
            for (Studied rule : book.rules()) {
                if (!from.name().equals(rule.name()) && reasoner.follows(from, rule)) {
                    claims++;
                    assertThat(fired)
                            .as("`%s` follows from `%s`", rule.name(), from.name())
                            .noneMatch(all -> all.contains(from.name()) && !all.contains(rule.name()));
                }
            }
            assertThat(reasoner.gaveUp()).isFalse();
        }
        assertThat(claims).isGreaterThan(100);
    }

    @Test
    void rulesThatExcludeEachOtherNeverFireTogether() {
        List<Set<String>> fired = fired();
        int claims = 0;
        for (Studied one : book.rules()) {
            Reasoner reasoner = new Book(ruleset).reasoner();
            for (Studied other : book.rules()) {
                boolean exclude =
                        one.ways().stream().allMatch(a -> other.ways().stream().allMatch(b -> reasoner.exclude(a, b)));
                if (exclude) {
                    claims++;
                    assertThat(fired)
                            .as("`%s` excludes `%s`", one.name(), other.name())
                            .noneMatch(all -> all.containsAll(Set.of(one.name(), other.name())));
                }
            }
            assertThat(reasoner.gaveUp()).isFalse();
        }
        assertThat(claims).isGreaterThan(100);
    }

    @Test
    void everyShippedRuleCouldBeLookedAt() {
        assertThat(book.rules()).allMatch(Studied::isKnown);
    }
}
