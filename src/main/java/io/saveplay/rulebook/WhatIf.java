package io.saveplay.rulebook;

import io.saveplay.decision.Decision;
import io.saveplay.decision.PlayKind;
import io.saveplay.decision.Ranking;
import io.saveplay.event.CancellationEvent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Finds out which missing facts are worth asking for: each value that a missing field may have is tried, and what the
 * top of the ranking would then be is compared with what it is. Costs at most {@code limits.whatIfs} evaluations.
 */
final class WhatIf {
    private static final int TOP = 3;
    private static final int QUESTIONS = 3;
    private static final String REASON_CODE = "reasonCode";

    private final Ruleset ruleset;
    private final Function<CancellationEvent, Ranking> rank;

    private record Gain(Asking question, double change, String because) {}

    /**
     * A search.
     *
     * @param rank ranks an event that is like the real one but for one field
     */
    WhatIf(Ruleset ruleset, Function<CancellationEvent, Ranking> rank) {
        this.ruleset = ruleset;
        this.rank = rank;
    }

    /**
     * The missing facts that would change the top of the ranking most, at most three, the telling ones first.
     *
     * @param reasonKnown whether the client's words name a reason, so that a code would say it twice
     */
    List<Decision.Question> askFirst(CancellationEvent event, Ranking now, boolean reasonKnown) {
        LocalDate today = event.occurredAt().atZone(ruleset.settings().zone()).toLocalDate();
        List<String> top = top(now);
        // Where something is owed, a client is asked for nothing that would not change that.
        boolean settled = now.recommended().stream()
                .limit(1)
                .anyMatch(first -> first.play().kind() == PlayKind.COMPLY);
        List<Gain> gains = new ArrayList<>();
        int left = ruleset.settings().limits().whatIfs();
        for (Asking question : ruleset.asking()) {
            boolean answered = reasonKnown && question.field().equals(REASON_CODE);
            if (answered || question.place().isKnown(event)) {
                continue;
            }
            left -= question.tries().size();
            if (left < 0) {
                break;
            }
            Gain gain = gain(question, event, today, top, settled);
            if (gain.change() > 0) {
                gains.add(gain);
            }
        }
        return gains.stream()
                .sorted(Comparator.comparingDouble(Gain::change)
                        .reversed()
                        .thenComparing(gain -> gain.question().field()))
                .limit(QUESTIONS)
                .map(gain -> new Decision.Question(
                        gain.question().field(), gain.question().question(), gain.because()))
                .toList();
    }

    private Gain gain(Asking question, CancellationEvent event, LocalDate today, List<String> top, boolean settled) {
        double change = 0;
        double biggest = 0;
        String because = "";
        for (Asking.Try attempt : question.tries()) {
            List<String> then = top(rank.apply(question.place().with(event, attempt.value(today))));
            double weighed =
                    (settled && placed(top, 0).equals(placed(then, 0)) ? 0 : distance(top, then)) * attempt.chance();
            change += weighed;
            if (weighed > biggest) {
                biggest = weighed;
                because = because(attempt.words(), top, then);
            }
        }
        return new Gain(question, change, because);
    }

    /** How far apart two tops are: a difference at the first place counts three, at the third one. */
    private static int distance(List<String> now, List<String> then) {
        int distance = 0;
        for (int i = 0; i < TOP; i++) {
            if (!placed(now, i).equals(placed(then, i))) {
                distance += TOP - i;
            }
        }
        return distance;
    }

    private static String because(String what, List<String> now, List<String> then) {
        if (!placed(now, 0).equals(placed(then, 0))) {
            return "if it is `" + what + "`, `" + placed(then, 0) + "` comes first instead of `" + placed(now, 0) + "`";
        }
        List<String> risen = then.stream().filter(play -> !now.contains(play)).toList();
        return risen.isEmpty()
                ? "if it is `" + what + "`, the order of the first three changes"
                : "if it is `" + what + "`, `" + risen.get(0) + "` comes up among the first three";
    }

    private static String placed(List<String> plays, int place) {
        return place < plays.size() ? plays.get(place) : "";
    }

    private static List<String> top(Ranking ranking) {
        return ranking.recommended().stream()
                .limit(TOP)
                .map(scored -> scored.play().id())
                .toList();
    }
}
