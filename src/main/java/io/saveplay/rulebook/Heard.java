package io.saveplay.rulebook;

import io.saveplay.decision.Recall;
import io.saveplay.event.CancellationEvent;
import io.saveplay.event.Facts;
import io.saveplay.event.Mention;
import io.saveplay.event.Unread;
import io.saveplay.text.Mentions;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An event whose words are read: the first of the three steps of a decision, before the rules have their say. */
public final class Heard {
    private final Task task;
    private final Mentions.Words words;
    private final CancellationEvent canonical;

    /**
     * What is to be decided.
     *
     * @param trace notes what the rules see and conclude, unless nothing is to be explained
     * @param order of the facts, which changes no answer
     */
    record Task(
            Ruleset ruleset,
            CancellationEvent event,
            Decider.Wish wish,
            Recall recall,
            Decider.Moment moment,
            @Nullable Trace trace,
            UnaryOperator<List<Object>> order) {}

    /** Reads the words of an event. */
    Heard(Task task) {
        this.task = task;
        this.words = task.ruleset().mentions().words(task.event());
        this.canonical = task.ruleset().mentions().canonical(task.event());
    }

    /**
     * The same event after the second step, in which the rules of all layers conclude what they do.
     *
     * @throws EvaluationException when the rules go past a limit, or one of them fails
     */
    public Weighed weighed() {
        return new Weighed(
                this,
                Evaluation.of(task.ruleset(), task.event().client(), facts(task.event(), canonical), task.trace()));
    }

    Task task() {
        return task;
    }

    /** The event, its codes those of the taxonomy. */
    CancellationEvent canonical() {
        return canonical;
    }

    /** What the words say. */
    List<Mention> mentions() {
        return words.mentions();
    }

    /** What of the words was not read. */
    List<Unread> unread() {
        return words.unread();
    }

    /** What rules see of an event with the same words. */
    List<Object> facts(CancellationEvent changed) {
        return facts(changed, task.ruleset().mentions().canonical(changed));
    }

    private List<Object> facts(CancellationEvent event, CancellationEvent itsCanonical) {
        List<Mention> mentions = task.ruleset().mentions().read(event, mentions());
        return task.order()
                .apply(Facts.of(
                        itsCanonical, mentions, task.ruleset().settings().zone()));
    }
}
