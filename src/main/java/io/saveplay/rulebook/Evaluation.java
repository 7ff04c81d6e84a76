package io.saveplay.rulebook;

import io.saveplay.event.Client;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One event through the five layers of one ruleset, by the engine, within the limits of {@code ruleset.yaml}. */
final class Evaluation {
    private final RuleBase base;
    private final @Nullable Trace trace;
    private final Budget budget;

    private Evaluation(Ruleset ruleset, @Nullable Trace trace) {
        this.base = ruleset.base();
        this.trace = trace;
        this.budget = Budget.of(ruleset);
    }

    /**
     * What the rules conclude of an event.
     *
     * @param facts the event's facts, in any order
     * @param trace notes what fired, unless none is asked for
     * @throws EvaluationException when the rules go past a limit of {@code ruleset.yaml}, or one fails
     */
    static Course of(Ruleset ruleset, Client client, List<Object> facts, @Nullable Trace trace) {
        return Course.of(ruleset, client, facts, new Evaluation(ruleset, trace)::fire, null);
    }

    private Course.Fired fire(Layer layer, Known known) {
        Scene scene = new Scene(layer, known, budget, trace);
        base.conclude(scene);
        return Course.Fired.of(scene.concluded());
    }
}
