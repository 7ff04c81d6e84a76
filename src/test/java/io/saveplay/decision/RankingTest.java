package io.saveplay.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RankingTest {
    private static final Play CALL = play("call", PlayKind.SAVE, Timing.NOW, 20, true);
    private static final Play OFFER = play("offer", PlayKind.SAVE, Timing.THIS_CONVERSATION, 10, true);
    private static final Play KEEP = play("keep", PlayKind.NURTURE, Timing.LATER, 10, true);
    private static final Play FILE = play("file", PlayKind.COMPLY, Timing.NOW, 5, true);
    private static final Playbook PLAYBOOK = Playbook.of(List.of(CALL, OFFER, KEEP, FILE));

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

    private static List<String> names(Ranking ranking) {
        return ranking.recommended().stream().map(scored -> scored.play().id()).toList();
    }

    @Test
    void aPlayThatNoRuleNamesIsNotRecommended() {
        Ranking ranking = Ranking.of(
                PLAYBOOK, List.of(new Concluded<>(new Points(PlayKind.SAVE, 90, "all saves"), "kind/rule")), List.of());
        assertThat(ranking.recommended()).isEmpty();
    }

    @Test
    void theScoreIsTheSumOfTheReceiptWhichStartsWithTheBase() {
        Ranking ranking = Ranking.of(
                PLAYBOOK,
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
        Ranking ranking = Ranking.of(PLAYBOOK, List.of(points("call", 5, "a"), points("call", -25, "b")), List.of());
        assertThat(ranking.recommended()).isEmpty();
        assertThat(ranking.withheld()).isEmpty();
    }

    @Test
    void whatIsOwedRanksFirstThenTheScoreThenTheId() {
        Ranking ranking = Ranking.of(
                PLAYBOOK,
                List.of(
                        points("call", 1, "a"),
                        points("offer", 11, "a"),
                        points("keep", 80, "a"),
                        points("file", 1, "a")),
                List.of());
        assertThat(names(ranking)).containsExactly("file", "keep", "call", "offer");
    }

    @Test
    void aVetoedPlayIsWithheldAndNotRecommended() {
        Ranking ranking = Ranking.of(
                PLAYBOOK,
                List.of(points("call", 30, "a"), points("keep", 30, "a")),
                List.of(new Concluded<>(new Veto("call", "P-9", "not today"), "policy/rule")));
        assertThat(names(ranking)).containsExactly("keep");
        assertThat(ranking.withheld()).containsExactly(new Ranking.Withheld("call", "P-9", "not today", "policy/rule"));
    }

    @Test
    void aVetoOfContactReachesPlaysUpToItsTimingButNotWhatIsOwed() {
        List<Concluded<Points>> points =
                List.of(points("call", 30, "a"), points("keep", 30, "a"), points("file", 30, "a"));
        Ranking soon = Ranking.of(
                PLAYBOOK, points, List.of(new Concluded<>(new Veto(Timing.NEXT_MEETING, "P-6", "cap"), "cap/rule")));
        assertThat(names(soon)).containsExactly("file", "keep");
        Ranking ever = Ranking.of(
                PLAYBOOK, points, List.of(new Concluded<>(new Veto(Timing.LATER, "P-1", "asked"), "no/rule")));
        assertThat(names(ever)).containsExactly("file");
    }

    @Test
    void aVetoOfAnOptionWithholdsTheOptionAndLeavesThePlay() {
        Ranking ranking = Ranking.of(
                PLAYBOOK,
                List.of(points("offer", 30, "a")),
                List.of(new Concluded<>(new Veto("offer/discount", "P-5", "first move"), "discount/rule")));
        assertThat(names(ranking)).containsExactly("offer");
        assertThat(ranking.withheld().get(0).play()).isEqualTo("offer/discount");
    }
}
