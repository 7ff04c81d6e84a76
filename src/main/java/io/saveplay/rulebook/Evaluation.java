package io.saveplay.rulebook;

import io.saveplay.decision.Caution;
import io.saveplay.decision.Concluded;
import io.saveplay.decision.Conclusions;
import io.saveplay.decision.Criterion;
import io.saveplay.decision.Diagnosis;
import io.saveplay.decision.Evidence;
import io.saveplay.decision.Fit;
import io.saveplay.decision.Lesson;
import io.saveplay.decision.Points;
import io.saveplay.decision.Signal;
import io.saveplay.decision.Story;
import io.saveplay.decision.Veto;
import io.saveplay.event.Client;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.KieSession;

/**
 * One event through the five layers of one ruleset. After each layer Java sums up: equal signals become one, evidence
 * becomes a diagnosis, criteria become a fit.
 */
final class Evaluation {
    private static final Comparator<Concluded<?>> STEADY = Comparator.comparing((Concluded<?> c) -> c.rule())
            .thenComparing(c -> c.fact().toString());

    private final Ruleset ruleset;
    private final KieSession session;
    private final Known known;
    private final @Nullable Trace trace;
    private final Budget budget;

    private Evaluation(Ruleset ruleset, KieSession session, List<Object> facts, @Nullable Trace trace) {
        this.ruleset = ruleset;
        this.session = session;
        this.known = new Known(facts);
        this.trace = trace;
        this.budget = new Budget(
                ruleset.settings().limits().deadline(),
                ruleset.settings().limits().firings());
    }

    /**
     * What the rules conclude of an event.
     *
     * @param facts the event's facts, in any order
     * @param trace notes what fired, unless none is asked for
     * @throws EvaluationException when the rules go past a limit of {@code ruleset.yaml}, or one fails
     */
    static Conclusions of(Ruleset ruleset, Client client, List<Object> facts, @Nullable Trace trace) {
        KieSession session = ruleset.sessions().newKieSession();
        try {
            return new Evaluation(ruleset, session, facts, trace).run(client);
        } catch (RuntimeException e) {
            throw EvaluationException.of(e);
        } finally {
            session.dispose();
        }
    }

    private Conclusions run(Client client) {
        concluded(fire(Layer.SIGNALS), Signal.class).forEach(signal -> known.add(signal.fact()));

        Diagnosis diagnosis = ruleset.diagnoser().diagnose(concluded(fire(Layer.REASONS), Evidence.class));
        known.add(diagnosis);
        Optional<Story> story = ruleset.stories().like(client, diagnosis);
        story.ifPresent(known::add);

        Fit fit = ruleset.qualifier().qualify(concluded(fire(Layer.QUALIFICATION), Criterion.class));
        known.add(fit);

        List<Scene.Conclusion> plays = fire(Layer.PLAYS);
        return new Conclusions(
                diagnosis,
                fit,
                story.filter(Story::verified).orElse(null),
                concluded(plays, Points.class),
                concluded(fire(Layer.POLICY), Veto.class),
                concluded(plays, Caution.class),
                concluded(plays, Lesson.class));
    }

    private List<Scene.Conclusion> fire(Layer layer) {
        Scene scene = new Scene(layer, known, budget, trace);
        session.insert(scene);
        session.fireAllRules();
        return scene.concluded();
    }

    /** The conclusions of a type, equal ones once, in an order that depends on nothing but themselves. */
    private static <T> List<Concluded<T>> concluded(List<Scene.Conclusion> all, Class<T> type) {
        Set<Object> seen = new HashSet<>();
        List<Concluded<T>> conclusions = new ArrayList<>();
        for (Scene.Conclusion one : all) {
            if (type.isInstance(one.fact())) {
                conclusions.add(new Concluded<>(type.cast(one.fact()), one.rule()));
            }
        }
        conclusions.sort(STEADY);
        conclusions.removeIf(conclusion -> !seen.add(conclusion.fact()));
        return List.copyOf(conclusions);
    }
}
