package io.saveplay.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saveplay.decision.Experience;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class LearningTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final Map<String, Integer> BASE = Map.of("ask", 20, "call", 20, "offer", 20, "story", 60);
    private static final Learning LEARNING = new Learning(Learning.Settings.DEFAULT);

    private static Learning.Count count(String play, String family, int saved, int tried) {
        return new Learning.Count(play, family, null, TODAY, saved, tried, 0);
    }

    private static Learning.Count count(String play, String family, String segment, int saved, int tried) {
        return new Learning.Count(play, family, segment, TODAY, saved, tried, 0);
    }

    private static Learning.Count ago(int days, int saved, int tried) {
        return new Learning.Count("call", "FEAR", null, TODAY.minusDays(days), saved, tried, 0);
    }

    private static Experience learn(Learning.Count... counts) {
        return LEARNING.of(List.of(counts), BASE, TODAY);
    }

    private static Experience.Cell cell(
            Experience experience, String play, @Nullable String family, @Nullable String segment) {
        return experience.cells().stream()
                .filter(cell -> cell.play().equals(play)
                        && Objects.equals(cell.family(), family)
                        && Objects.equals(cell.segment(), segment))
                .findFirst()
                .orElseThrow();
    }

    private static int points(Experience experience, String play, @Nullable String family) {
        return cell(experience, play, family, null).points();
    }

    @Test
    void thePointsOfTheExampleInTheDocumentationAreThese() {
        Experience experience = learn(
                count("call", "BUDGET", 31, 58),
                count("ask", "BUDGET", 14, 60),
                count("call", "FEAR", 10, 40),
                count("ask", "FEAR", 20, 40));
        assertThat(experience.cells())
                .containsExactly(
                        new Experience.Cell("ask", null, null, -2, 34, 100),
                        new Experience.Cell("ask", "BUDGET", null, -8, 14, 60),
                        new Experience.Cell("ask", "FEAR", null, 5, 20, 40),
                        new Experience.Cell("call", null, null, 5, 41, 98),
                        new Experience.Cell("call", "BUDGET", null, 11, 31, 58),
                        new Experience.Cell("call", "FEAR", null, -2, 10, 40));
    }

    @Test
    void nothingIsLearnedFromNoCases() {
        assertThat(learn()).isEqualTo(Experience.NONE);
        assertThat(learn(count("call", "FEAR", 0, 0))).isEqualTo(Experience.NONE);
    }

    @Test
    void threeLuckyCasesOfThreeDoNotBringAPlayToTheTop() {
        int lucky = points(learn(count("call", "FEAR", 3, 3)), "call", "FEAR");
        assertThat(lucky).isBetween(1, 10);
        int proven = points(learn(count("call", "FEAR", 3, 3), count("ask", "FEAR", 60, 90)), "ask", "FEAR");
        assertThat(proven).isGreaterThan(lucky);
    }

    @Test
    void aPlayThatComesOutAsItsPointsSayGetsNone() {
        // 20 points stand for one in three, 60 for two in three.
        Experience experience = learn(count("call", "FEAR", 100, 300), count("story", "FEAR", 200, 300));
        assertThat(experience.cells()).hasSize(4).allMatch(cell -> cell.points() == 0);
    }

    @Test
    void whatRulesAddedIsPartOfWhatWasExpected() {
        Experience experience = LEARNING.of(
                List.of(
                        new Learning.Count("call", "FEAR", null, TODAY, 200, 300, 300 * 40),
                        new Learning.Count("ask", "FEAR", null, TODAY, 100, 300, 0)),
                BASE,
                TODAY);
        assertThat(experience.cells()).hasSize(4).allMatch(cell -> cell.points() == 0);
    }

    @Test
    void aPlayThatWasNeverTriedHardlyGainsWhenCasesAreHard() {
        Map<String, Integer> base = new TreeMap<>();
        List<Learning.Count> counts = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            base.put("play-" + i, 40);
            // One in five instead of one in two, which is 40 points less.
            counts.add(count("play-" + i, "FEAR", 40, 200));
        }
        assertThat(LEARNING.of(counts, base, TODAY).cells())
                .allSatisfy(cell -> assertThat(cell.points()).isBetween(-4, 0));
    }

    @Test
    void whereAFamilyIsEasyForEveryPlayNoPlayIsPraisedForIt() {
        List<Learning.Count> counts = new ArrayList<>();
        for (String play : List.of("ask", "call", "offer")) {
            counts.add(count(play, "FEAR", 160, 200));
            counts.add(count(play, "TRUST", 20, 200));
        }
        counts.add(count("call", "BUDGET", 60, 100));
        counts.add(count("ask", "BUDGET", 40, 100));
        Experience experience = LEARNING.of(counts, BASE, TODAY);
        assertThat(points(experience, "call", "FEAR") - points(experience, "offer", "FEAR"))
                .isBetween(0, 8);
        assertThat(points(experience, "call", "BUDGET") - points(experience, "ask", "BUDGET"))
                .isGreaterThan(10);
    }

    @Test
    void whereASegmentIsEasyForEveryPlayNoPlayIsPraisedForIt() {
        List<Learning.Count> counts = new ArrayList<>();
        for (String play : List.of("ask", "call", "offer")) {
            counts.add(count(play, "FEAR", "smb", 160, 200));
            counts.add(count(play, "FEAR", "big", 20, 200));
        }
        Experience experience = LEARNING.of(counts, BASE, TODAY);
        assertThat(cell(experience, "call", "FEAR", "smb").points()).isBetween(0, 25);
        assertThat(cell(experience, "call", "FEAR", "big").points()).isBetween(-20, 0);
    }

    @Test
    void casesThatAreCountedApartAddUp() {
        assertThat(learn(ago(0, 20, 40), ago(0, 40, 40))).isEqualTo(learn(ago(0, 60, 80)));
    }

    @Test
    void whatIsKnownFromOtherReasonsIsWhereAReasonStarts() {
        Experience experience =
                learn(count("call", "FEAR", 150, 200), count("ask", "FEAR", 70, 200), count("call", "TRUST", 1, 3));
        assertThat(points(experience, "call", "TRUST")).isGreaterThan(10);
    }

    @Test
    void aSegmentCountsOnItsOwnFromTwentyCases() {
        Experience few = learn(count("call", "FEAR", "smb", 15, 19), count("call", "FEAR", "big", 2, 30));
        assertThat(few.cells().stream().map(Experience.Cell::segment)).doesNotContain("smb");
        Experience enough = learn(count("call", "FEAR", "SMB ", 16, 20), count("call", "FEAR", "big", 2, 30));
        assertThat(cell(enough, "call", "FEAR", "smb").points())
                .isGreaterThan(cell(enough, "call", "FEAR", "big").points());
        assertThat(cell(enough, "call", "FEAR", "smb").tried()).isEqualTo(20);
        assertThat(cell(enough, "call", "FEAR", null).tried()).isEqualTo(50);
    }

    @Test
    void aClientWithoutASegmentMakesNoSegment() {
        assertThat(learn(count("call", "FEAR", 40, 50)).cells()).allMatch(cell -> cell.segment() == null);
    }

    @Test
    void casesLoseHalfTheirWeightEveryHalfLifeAndAreGoneAfterFour() {
        int fresh = points(learn(ago(0, 60, 80)), "call", "FEAR");
        assertThat(points(learn(ago(90, 120, 160)), "call", "FEAR")).isEqualTo(fresh);
        assertThat(points(learn(ago(90, 60, 80)), "call", "FEAR")).isLessThan(fresh);
        assertThat(learn(ago(360, 60, 80)).cells()).hasSize(2);
        assertThat(learn(ago(361, 60, 80))).isEqualTo(Experience.NONE);
    }

    @Test
    void countsAreToldAsTheyAreWhateverTheyWeigh() {
        Experience.Cell cell = cell(learn(ago(0, 10, 20), ago(200, 3, 5)), "call", "FEAR", null);
        assertThat(cell.saved() + " of " + cell.tried()).isEqualTo("13 of 25");
    }

    @Test
    void aResultOfTomorrowWeighsNoMoreThanOneOfToday() {
        assertThat(learn(ago(-80, 60, 80))).isEqualTo(learn(ago(0, 60, 80)));
    }

    @Test
    void aPlayThatThePlaybookDoesNotHaveIsLeftOut() {
        assertThat(learn(count("gone", "FEAR", 9, 10), count("call", "FEAR", 40, 50)))
                .isEqualTo(learn(count("call", "FEAR", 40, 50)));
    }

    @Test
    void learningIsCappedEitherWay() {
        Experience experience = learn(count("call", "FEAR", 5000, 5000), count("ask", "FEAR", 0, 5000));
        assertThat(points(experience, "call", "FEAR")).isEqualTo(40);
        assertThat(points(experience, "ask", "FEAR")).isEqualTo(-40);
    }

    @Test
    void theOrderOfCountsChangesNothing() {
        Random random = new Random(11);
        List<Learning.Count> counts = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            int tried = random.nextInt(9);
            counts.add(new Learning.Count(
                    List.of("ask", "call", "offer", "story").get(random.nextInt(4)),
                    List.of("FEAR", "TRUST").get(random.nextInt(2)),
                    List.of("smb", "big", "").get(random.nextInt(3)),
                    TODAY.minusDays(random.nextInt(300)),
                    random.nextInt(tried + 1),
                    tried,
                    random.nextInt(100) - 20L));
        }
        Experience expected = LEARNING.of(counts, BASE, TODAY);
        assertThat(expected.cells()).hasSizeGreaterThan(20);
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(counts, random);
            assertThat(LEARNING.of(counts, BASE, TODAY)).isEqualTo(expected);
        }
    }

    @Test
    void settingsAndCountsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> count("call", "FEAR", 3, 2))
                .hasMessage("a play works between never and each time, not 3 of 2 times");
        assertThatThrownBy(() -> new Learning.Settings(0, 20, 30))
                .hasMessage("half-life, cases of a segment and strength are above zero");
    }
}
