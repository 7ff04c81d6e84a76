package io.saveplay.rulebook;

import io.saveplay.event.Client;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/** One event through the five layers of one ruleset, by the engine, within the limits of {@code ruleset.yaml}. */
final class Evaluation {
    private final KieSession session;
    private final @Nullable Trace trace;
    private final Budget budget;

    private Evaluation(Ruleset ruleset, KieSession session, @Nullable Trace trace) {
        this.session = session;
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
        return ruleset.sessions()
                .with(session ->
                        Course.of(ruleset, client, facts, new Evaluation(ruleset, session, trace)::fire, null));
    }

    private List<Scene.Conclusion> fire(Layer layer, Known known) {
        Scene scene = new Scene(layer, known, budget, trace);
        FactHandle handle = session.insert(scene);
        session.fireAllRules();
        session.delete(handle);
        return scene.concluded();
    }
}
