package io.saveplay.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.saveplay.decision.Evidence;
import io.saveplay.event.Quote;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the rules of a layer concluded is in one order and each fact there once, however many they are. */
final class FiredTest {
    private static final List<String> REASONS = List.of("BUDGET", "FEAR", "TRUST");

    /** Some are the same, and some differ in nothing but what they quote. */
    private static List<Scene.Conclusion> some(int count, Random random) {
        List<Scene.Conclusion> some = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String reason = REASONS.get(random.nextInt(REASONS.size()));
            Quote quote = random.nextBoolean() ? null : Quote.ofCode("reasonCode", "code " + random.nextInt(5));
            Evidence fact = new Evidence(reason, random.nextInt(3), "seen " + random.nextInt(3), quote);
            int rank = random.nextInt(1 + count / 3);
            some.add(Scene.Conclusion.of(fact, "rules/number-" + rank, rank));
        }
        return some;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 32, 33, 100, 101, 300})
    void theOrderInWhichRulesFireChangesNothing(int count) {
        Random random = new Random(count);
        List<Scene.Conclusion> conclusions = some(count, random);
        Course.Fired fired = Course.Fired.of(conclusions);
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(conclusions, random);
            assertThat(Course.Fired.of(conclusions)).isEqualTo(fired);
        }
        assertThat(fired.all()).containsExactlyInAnyOrderElementsOf(conclusions).isSortedAccordingTo(Course.STEADY);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 32, 33, 100, 101, 300})
    void aFactThatSeveralRulesConcludeIsThereOnceByTheFirstOfThem(int count) {
        Course.Fired fired = Course.Fired.of(some(count, new Random(count)));
        List<Scene.Conclusion> once = new ArrayList<>();
        for (Scene.Conclusion one : fired.all()) {
            if (once.stream().noneMatch(other -> other.fact().equals(one.fact()))) {
                once.add(one);
            }
        }
        assertThat(fired.inOrder()).containsExactlyElementsOf(once);
    }
}
