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
 * top of the ranking would then be is compared with what it is. A field is left as soon as it could not change as much as
 * three others do, so those that could change most have their turn first. Costs at most {@code limits.whatIfs}
 * evaluations.
 */
final class WhatIf {
    /** How many places at the top of a ranking count. */
    static final int TOP = 3;

    private static final int QUESTIONS = 3;
    /** What a change of all places comes to: three for the first, one for the last. */
    private static final int MOST_DISTANCE = TOP * (TOP + 1) / 2;
    /** Sums of chances differ in their last digits with the order in which they are added. */
    private static final double ROUNDING = 1e-9;

    private static final Comparator<Gain> BEST = Comparator.comparingDouble(Gain::change)
            .reversed()
            .thenComparing(gain -> gain.question().field());
    private static final String REASON_CODE = "reasonCode";

    private final Ruleset ruleset;
    private final Function<CancellationEvent, List<String>> rank;

    private record Gain(Asking question, double change, String because) {}

    /**
     * A search.
     *
     * @param rank gives the plays that come first, at most {@link #TOP}, for an event that is like the real one but for
     *     one field
     */
    WhatIf(Ruleset ruleset, Function<CancellationEvent, List<String>> rank) {
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
        EventField.Parts parts = new EventField.Parts(event);
        List<Gain> best = new ArrayList<>();
        int left = ruleset.settings().limits().whatIfs();
        for (Asking question : ruleset.prepared().questions()) {
            boolean answered = reasonKnown && question.field().equals(REASON_CODE);
            if (answered || question.place().isKnown(parts)) {
                continue;
            }
            left -= question.tries().size();
            if (left < 0) {
                break;
            }
            double enough =
                    best.size() < QUESTIONS ? 0 : best.get(QUESTIONS - 1).change();
            Gain gain = gain(question, parts, today, top, settled, enough);
            if (gain.change() > 0) {
                best.add(gain);
                best.sort(BEST);
                if (best.size() > QUESTIONS) {
                    best.remove(QUESTIONS);
                }
            }
        }
        return best.stream()
                .map(gain -> new Decision.Question(
                        gain.question().field(), gain.question().question(), gain.because()))
                .toList();
    }

    /**
     * What a question would bring; none where that is less than enough.
     *
     * @param enough the change that it has to make to be asked
     */
    private Gain gain(
            Asking question,
            EventField.Parts event,
            LocalDate today,
            List<String> top,
            boolean settled,
            double enough) {
        double change = 0;
        double biggest = 0;
        double chance = question.chance();
        String because = "";
        for (Asking.Try attempt : question.tries()) {
            if (change + chance * MOST_DISTANCE < enough - ROUNDING) {
                return new Gain(question, 0, "");
            }
            List<String> then = rank.apply(question.place().with(event, attempt.value(today)));
            double weighed =
                    (settled && placed(top, 0).equals(placed(then, 0)) ? 0 : distance(top, then)) * attempt.chance();
            change += weighed;
            chance -= attempt.chance();
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

    /** The plays at the top of a ranking. */
    static List<String> top(Ranking ranking) {
        return ranking.recommended().stream()
                .limit(TOP)
                .map(scored -> scored.play().id())
                .toList();
    }
}
