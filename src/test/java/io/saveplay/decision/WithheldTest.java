package io.saveplay.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.saveplay.rulebook.Shipped;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class WithheldTest {
    private static Concluded<Veto> veto(String play, String policy, String because, String rule) {
        return new Concluded<>(new Veto(play, policy, because), rule);
    }

    @Test
    void whatTwoRulesOfOnePolicySayAlikeIsSaidOnceAndAllElseIsSaid() {
        Playbook playbook = Shipped.ruleset().playbook();
        String play = playbook.plays().keySet().iterator().next();
        Conclusions conclusions = new Conclusions(
                new Diagnosis(Nature.UNCLEAR, List.of(), Set.of()),
                new Fit(Verdict.UNKNOWN, null, List.of()),
                null,
                List.of(new Concluded<>(new Points(play, 100, "they asked"), "a/rule")),
                List.of(
                        veto(play, "P-9", "not today", "policy/second"),
                        veto(play, "P-9", "no number", "policy/third"),
                        veto(play, "P-9", "not today", "policy/first"),
                        veto(play, "P-2", "not today", "policy/fourth")),
                List.of(),
                List.of());
        assertThat(Ranking.of(playbook, conclusions, null, Recall.NOTHING).withheld())
                .containsExactly(
                        new Ranking.Withheld(play, "P-2", "not today", "policy/fourth"),
                        new Ranking.Withheld(play, "P-9", "not today", "policy/first"),
                        new Ranking.Withheld(play, "P-9", "no number", "policy/third"));
    }
}
