package io.saveplay.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What learning does where the truth is known; each failure names the seed of its market. */
final class LearningSimulationTest {
    private static final List<Long> SEEDS = List.of(1L, 2L, 3L, 4L);
    private static final int TOP = 3;
    private static final int HALF_LIFE = 20;

    private static Market market(long seed) {
        return new Market(seed, new Learning.Settings(HALF_LIFE, 20, 30));
    }

    @Test
    void rankingsComeCloseToTheTruthAndClientsAreSavedMoreOftenThanInTheHoldout() {
        double regretBefore = 0;
        double regretAfter = 0;
        double agreedBefore = 0;
        double agreedAfter = 0;
        int[] saves = new int[4];
        for (long seed : SEEDS) {
            Market market = market(seed);
            regretBefore += market.regret() / SEEDS.size();
            agreedBefore += market.agreement() / SEEDS.size();
            market.days(120);
            regretAfter += market.regret() / SEEDS.size();
            agreedAfter += market.agreement() / SEEDS.size();
            Comparison one = market.comparison();
            saves[0] += one.with().saved();
            saves[1] += one.with().n();
            saves[2] += one.without().saved();
            saves[3] += one.without().n();
        }
        String which = "regret " + regretBefore + " to " + regretAfter + ", agreement " + agreedBefore + " to "
                + agreedAfter + ", seeds " + SEEDS;
        assertThat(regretAfter).as(which).isLessThan(0.03).isLessThan(regretBefore / 2);
        assertThat(agreedAfter).as(which).isGreaterThan(0.55).isGreaterThan(agreedBefore + 0.2);
        Comparison.Difference difference = Objects.requireNonNull(
                Comparison.of(saves[0], saves[1], saves[2], saves[3]).difference());
        assertThat(difference.low()).as("%s, seeds %s", difference, SEEDS).isPositive();
    }

    @Test
    void threeLuckyCasesMoveAPlayByAFewPointsAndNotIntoTheFirstThree() {
        for (long seed : SEEDS) {
            Market market = market(seed);
            market.days(30);
            for (String family : Market.FAMILIES) {
                List<String> ranked = market.ranked(family);
                String last = ranked.get(ranked.size() - 1);
                int score = market.score(family, last);
                market.record(family, last, 3, 3);
                market.learn();
                String which = last + " for " + family + ", seed " + seed;
                assertThat(market.score(family, last) - score).as(which).isBetween(1, 20);
                assertThat(market.ranked(family).indexOf(last)).as(which).isGreaterThanOrEqualTo(TOP);
            }
        }
    }

    @Test
    void aPlayThatTurnsBadDropsOutOfTheFirstThreeAndComesBackOnceItIsGoodAgain() {
        for (long seed : SEEDS) {
            Market market = market(seed);
            market.days(3 * HALF_LIFE);
            String family = Market.FAMILIES.get(0);
            String play = market.ranked(family).get(0);
            market.change(play, -3);
            market.days(3 * HALF_LIFE);
            assertThat(market.ranked(family).indexOf(play))
                    .as("bad, seed %d", seed)
                    .isGreaterThanOrEqualTo(TOP);
            market.change(play, 3);
            market.days(4 * HALF_LIFE);
            assertThat(market.ranked(family).indexOf(play))
                    .as("good, seed %d", seed)
                    .isLessThan(TOP);
        }
    }
}
