package io.saveplay.rulebook;

import io.saveplay.decision.Assembler;
import io.saveplay.decision.Conclusions;
import io.saveplay.decision.Decision;
import io.saveplay.decision.Ranking;
import io.saveplay.event.CancellationEvent;
import io.saveplay.event.Mention;
import java.util.List;

/** An event of which the rules have concluded what they do: the second of the three steps of a decision. */
public final class Weighed {
    /** A reason that weighs less is a guess, and what was stated is a text from which more can be learned. */
    private static final double UNDERSTOOD = 0.5;

    private final Heard heard;
    private final Heard.Task task;
    private final Course course;

    Weighed(Heard heard, Course course) {
        this.heard = heard;
        this.task = heard.task();
        this.course = course;
    }

    /**
     * The third step: ranks the plays, searches for missing facts where that is wished for, and puts the decision together.
     *
     * @throws EvaluationException when the rules go past a limit in the search, or one of them fails
     */
    public Decider.Decided decided() {
        Ranking ranking = Ranking.of(
                task.ruleset().playbook(),
                course.conclusions(),
                task.event().client().segment(),
                task.recall());
        List<Decision.Question> askFirst = task.wish().askFirst() ? askFirst(ranking) : List.of();
        Decision decision = task.ruleset()
                .assembler()
                .assemble(
                        new Assembler.Stamp(
                                task.moment().id(),
                                task.moment().at(),
                                task.ruleset().version()),
                        heard.canonical(),
                        heard.unread(),
                        course.conclusions(),
                        ranking,
                        askFirst,
                        task.trace() == null || !task.wish().explain()
                                ? null
                                : new Decision.Explanation(task.trace().fired(task.ruleset()), List.of(), null));
        return new Decider.Decided(decision, understood(), ranking.learned());
    }

    private List<Decision.Question> askFirst(Ranking ranking) {
        // No question is about the client's words, so they need no second reading.
        Reevaluation again = new Reevaluation(task.ruleset(), course);
        List<String> top = WhatIf.top(ranking);
        Conclusions conclusions = course.conclusions();
        return new WhatIf(task.ruleset(), changed -> {
                    Conclusions then =
                            again.of(changed.client(), heard.facts(changed)).conclusions();
                    return then.rankLike(conclusions) && segment(task.event()).equals(segment(changed))
                            ? top
                            : Ranking.first(
                                    WhatIf.TOP,
                                    task.ruleset().playbook(),
                                    then,
                                    changed.client().segment(),
                                    task.recall());
                })
                .askFirst(task.event(), ranking, !heard.mentions().isEmpty());
    }

    private static String segment(CancellationEvent event) {
        return String.valueOf(event.client().segment());
    }

    private boolean understood() {
        if (task.event().statedReason() == null) {
            return true;
        }
        for (Mention mention : heard.mentions()) {
            if (mention.how() == Mention.How.STATED && mention.weight() >= UNDERSTOOD) {
                return true;
            }
        }
        return false;
    }
}
