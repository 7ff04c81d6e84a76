package io.saveplay.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RankingTest {
    private static final Play CALL = play("call", PlayKind.SAVE, Timing.NOW, 20, true);
    private static final Play OFFER = play("offer", PlayKind.SAVE, Timing.THIS_CONVERSATION, 10, true);
    private static final Play KEEP = play("keep", PlayKind.NURTURE, Timing.LATER, 10, true);
    private static final Play FILE = play("file", PlayKind.COMPLY, Timing.NOW, 5, true);
    private static final Play PART = play("part", PlayKind.RELEASE, Timing.NOW, 10, true);
    private static final Playbook PLAYBOOK = Playbook.of(List.of(CALL, OFFER, KEEP, FILE, PART));

    private static Play play(String id, PlayKind kind, Timing timing, int points, boolean contacts) {
        Map<String, List<TalkTrack.Line>> options =
                id.equals("offer") ? Map.of("discount", List.of(TalkTrack.Line.of("Less."))) : Map.of();
        return new Play(
                id,
                id,
                kind,
                timing,
                1,
                List.of(),
                1,
                points,
                contacts,
                List.of(),
                "",
                new TalkTrack(List.of(), List.of()),
                options);
    }

    private static Concluded<Points> points(String play, int points, String because) {
        return new Concluded<>(new Points(play, points, because), play + "/rule");
    }

    private static Ranking rank(List<Concluded<Points>> points, List<Concluded<Veto>> vetoes) {
        return rank(points, vetoes, Verdict.PURSUE, Recall.NOTHING);
    }

    private static Ranking rank(
            List<Concluded<Points>> points, List<Concluded<Veto>> vetoes, Verdict verdict, Recall recall) {
        Diagnosis diagnosis = new Diagnosis(
                Nature.FEAR, List.of(new Diagnosis.Reason("BUDGET.PRICE", "price", 0.8, List.of())), Set.of());
        Conclusions conclusions =
                new Conclusions(diagnosis, new Fit(verdict, 60, List.of()), null, points, vetoes, List.of(), List.of());
        Ranking ranking = Ranking.of(PLAYBOOK, conclusions, "First-Home", recall);
        assertThat(Ranking.first(2, PLAYBOOK, conclusions, "First-Home", recall))
                .isEqualTo(names(ranking).stream().limit(2).toList());
        return ranking;
    }

    private static Recall recall(Experience.Cell... cells) {
        return new Recall(Experience.of(List.of(cells)), false);
    }

    private static Experience.Cell everywhere(String play, int points) {
        return new Experience.Cell(play, null, null, points, 31, 58);
    }

    private static Ranking.Scored find(Ranking ranking, String play) {
        return ranking.recommended().stream()
                .filter(scored -> scored.play().id().equals(play))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(Ranking ranking) {
        return ranking.recommended().stream().map(scored -> scored.play().id()).toList();
    }

    @Test
    void aPlayThatNoRuleNamesIsNotRecommended() {
        Ranking ranking =
                rank(List.of(new Concluded<>(new Points(PlayKind.SAVE, 90, "all saves"), "kind/rule")), List.of());
        assertThat(ranking.recommended()).isEmpty();
    }

    @Test
    void theScoreIsTheSumOfTheReceiptWhichStartsWithTheBase() {
        Ranking ranking = rank(
                List.of(
                        points("call", 30, "in writing"),
                        points("call", -5, "late"),
                        new Concluded<>(new Points(PlayKind.SAVE, 7, "fits"), "kind/rule")),
                List.of());
        Ranking.Scored call = ranking.recommended().get(0);
        assertThat(call.score()).isEqualTo(52);
        assertThat(call.receipt().stream().map(Ranking.Part::points)).containsExactly(20, 30, 7, -5);
        assertThat(call.receipt().get(0).rule()).isEqualTo("playbook/call");
    }

    @Test
    void aPlayWhoseScoreIsNotPositiveIsLeftOut() {
        Ranking ranking = rank(List.of(points("call", 5, "a"), points("call", -25, "b")), List.of());
        assertThat(ranking.recommended()).isEmpty();
        assertThat(ranking.withheld()).isEmpty();
    }

    @Test
    void whatIsOwedRanksFirstThenTheScoreThenTheId() {
        Ranking ranking = rank(
                List.of(
                        points("call", 1, "a"),
                        points("offer", 11, "a"),
                        points("keep", 80, "a"),
                        points("file", 1, "a")),
                List.of());
        assertThat(names(ranking)).containsExactly("file", "keep", "call", "offer");
    }

    @Test
    void aVetoedPlayIsWithheldOnceForOneReasonAndNotRecommended() {
        Ranking ranking = rank(
                List.of(points("call", 30, "a"), points("keep", 30, "a")),
                List.of(
                        new Concluded<>(new Veto("call", "P-9", "not today"), "policy/that-says-the-same"),
                        new Concluded<>(new Veto("call", "P-9", "not today"), "policy/rule")));
        assertThat(names(ranking)).containsExactly("keep");
        assertThat(ranking.withheld()).containsExactly(new Ranking.Withheld("call", "P-9", "not today", "policy/rule"));
    }

    @Test
    void aVetoOfContactReachesPlaysUpToItsTimingButNotWhatIsOwed() {
        List<Concluded<Points>> points =
                List.of(points("call", 30, "a"), points("keep", 30, "a"), points("file", 30, "a"));
        Ranking soon = rank(points, List.of(new Concluded<>(new Veto(Timing.NEXT_MEETING, "P-6", "cap"), "cap/rule")));
        assertThat(names(soon)).containsExactly("file", "keep");
        Ranking ever = rank(points, List.of(new Concluded<>(new Veto(Timing.LATER, "P-1", "asked"), "no/rule")));
        assertThat(names(ever)).containsExactly("file");
    }

    @Test
    void aVetoOfAnOptionWithholdsTheOptionAndLeavesThePlay() {
        Ranking ranking = rank(
                List.of(points("offer", 30, "a")),
                List.of(new Concluded<>(new Veto("offer/discount", "P-5", "first move"), "discount/rule")));
        assertThat(names(ranking)).containsExactly("offer");
        assertThat(ranking.withheld().get(0).play()).isEqualTo("offer/discount");
    }

    @Test
    void whatWasLearnedIsAPartOfTheReceiptAndTellsHowOften() {
        Ranking ranking = rank(
                List.of(points("call", 30, "in writing")), List.of(), Verdict.PURSUE, recall(everywhere("call", 12)));
        Ranking.Scored call = ranking.recommended().get(0);
        assertThat(call.receipt())
                .containsExactly(
                        new Ranking.Part(20, "base points of the play", "playbook/call"),
                        new Ranking.Part(30, "in writing", "call/rule"),
                        new Ranking.Part(12, "worked 31 of 58 times", "journal/learned"));
        assertThat(call.score()).isEqualTo(62);
        assertThat(ranking.learned()).isTrue();
    }

    @Test
    void theClosestCasesThatThereAreCount() {
        Experience.Cell play = everywhere("call", 12);
        Experience.Cell family = new Experience.Cell("call", "BUDGET", null, -7, 20, 40);
        Experience.Cell segment = new Experience.Cell("call", "BUDGET", "first-home", 3, 14, 25);
        assertThat(learned(play)).isEqualTo("12 worked 31 of 58 times");
        assertThat(learned(play, family)).isEqualTo("-7 worked 20 of 40 times for BUDGET");
        assertThat(learned(play, family, segment))
                .isEqualTo("3 worked 14 of 25 times for BUDGET in segment `first-home`");
        assertThat(learned(play, new Experience.Cell("call", "FEAR", null, -7, 20, 40)))
                .isEqualTo("12 worked 31 of 58 times");
    }

    private static String learned(Experience.Cell... cells) {
        List<Ranking.Part> receipt = find(
                        rank(List.of(points("call", 30, "a")), List.of(), Verdict.PURSUE, recall(cells)), "call")
                .receipt();
        return receipt.stream()
                .filter(part -> part.rule().equals("journal/learned"))
                .map(part -> part.points() + " " + part.because())
                .findFirst()
                .orElse("nothing");
    }

    @Test
    void zeroPointsAreNoPart() {
        assertThat(learned(everywhere("call", 0))).isEqualTo("nothing");
        assertThat(learned(everywhere("call", 12), new Experience.Cell("call", "BUDGET", null, 0, 20, 40)))
                .isEqualTo("nothing");
    }

    @Test
    void learningIsCappedEitherWay() {
        assertThat(learned(everywhere("call", 90))).startsWith("40 ");
        assertThat(learned(everywhere("call", -90))).startsWith("-40 ");
    }

    @Test
    void learningLeavesACandidateAtLeastOnePointAndTheReceiptStillAddsUp() {
        List<Concluded<Points>> points = List.of(points("call", 1, "a"), points("offer", 30, "a"));
        Ranking ranking =
                rank(points, List.of(), Verdict.PURSUE, recall(everywhere("call", -40), everywhere("offer", -40)));
        assertThat(names(ranking)).containsExactly("call", "offer");
        for (Ranking.Scored scored : ranking.recommended()) {
            assertThat(scored.score()).isEqualTo(1);
            assertThat(scored.receipt().stream().mapToInt(Ranking.Part::points).sum())
                    .isEqualTo(1);
        }
        List<Concluded<Points>> last = List.of(points("offer", 5, "a"), points("offer", -14, "b"));
        Ranking one = rank(last, List.of(), Verdict.PURSUE, recall(everywhere("offer", -40)));
        assertThat(find(one, "offer").receipt())
                .as("nothing is left to take away")
                .hasSize(3);
        assertThat(one.learned()).isFalse();
    }

    @Test
    void learningMakesNoCandidate() {
        Recall recall = recall(everywhere("call", 40), everywhere("offer", 40));
        Ranking ranking =
                rank(List.of(points("call", 5, "a"), points("call", -25, "b")), List.of(), Verdict.PURSUE, recall);
        assertThat(ranking.recommended()).isEmpty();
        assertThat(ranking.learned()).isFalse();
    }

    @Test
    void whatIsOwedAndHowToPartAreNotLearned() {
        Ranking ranking = rank(
                List.of(points("file", 30, "a"), points("part", 30, "a"), points("keep", 30, "a")),
                List.of(),
                Verdict.UNKNOWN,
                recall(everywhere("file", 9), everywhere("part", 9), everywhere("keep", 9)));
        assertThat(find(ranking, "file").score()).isEqualTo(35);
        assertThat(find(ranking, "part").score()).isEqualTo(40);
        assertThat(find(ranking, "keep").score()).isEqualTo(49);
    }

    @Test
    void nothingIsLearnedAboutAClientWhoIsNotToBePursued() {
        for (Verdict verdict : Verdict.values()) {
            Ranking ranking = rank(List.of(points("call", 30, "a")), List.of(), verdict, recall(everywhere("call", 9)));
            boolean may = verdict == Verdict.PURSUE || verdict == Verdict.UNKNOWN;
            assertThat(find(ranking, "call").score()).as("%s", verdict).isEqualTo(may ? 59 : 50);
            assertThat(ranking.learned()).as("%s", verdict).isEqualTo(may);
        }
    }

    @Test
    void aVetoHoldsWhateverWasLearned() {
        Ranking ranking = rank(
                List.of(points("call", 30, "a")),
                List.of(new Concluded<>(new Veto("call", "P-9", "not today"), "policy/rule")),
                Verdict.PURSUE,
                recall(everywhere("call", 40)));
        assertThat(ranking.recommended()).isEmpty();
        assertThat(ranking.learned()).isFalse();
    }

    @Test
    void aDecisionThatIsHeldOutIsRankedByTheRulesAndStillTellsThatSomethingWasLearned() {
        List<Concluded<Points>> points = List.of(points("call", 30, "a"), points("offer", 30, "a"));
        Recall recall = recall(everywhere("offer", 40));
        Ranking with = rank(points, List.of(), Verdict.PURSUE, recall);
        Ranking without = rank(points, List.of(), Verdict.PURSUE, new Recall(recall.experience(), true));
        assertThat(names(with)).containsExactly("offer", "call");
        assertThat(without.recommended()).isEqualTo(rank(points, List.of()).recommended());
        assertThat(without.learned()).isTrue();
    }

    @Test
    void learningMakesATieThatTheIdDecides() {
        Ranking ranking = rank(
                List.of(points("call", 30, "a"), points("offer", 30, "a"), points("keep", 30, "a")),
                List.of(),
                Verdict.PURSUE,
                recall(everywhere("offer", 10)));
        assertThat(names(ranking)).containsExactly("call", "offer", "keep");
    }

    @Test
    void theOrderOfConclusionsAndCellsChangesNothing() {
        List<Concluded<Points>> points =
                new ArrayList<>(List.of(points("call", 30, "a"), points("call", 9, "b"), points("offer", 31, "a")));
        List<Experience.Cell> cells = new ArrayList<>(List.of(
                everywhere("call", 9), everywhere("offer", 8), new Experience.Cell("call", "BUDGET", null, 9, 2, 4)));
        Ranking expected = rank(points, List.of(), Verdict.PURSUE, recall(cells.toArray(Experience.Cell[]::new)));
        Random random = new Random(7);
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(points, random);
            Collections.shuffle(cells, random);
            assertThat(rank(points, List.of(), Verdict.PURSUE, recall(cells.toArray(Experience.Cell[]::new))))
                    .isEqualTo(expected);
        }
    }
}
