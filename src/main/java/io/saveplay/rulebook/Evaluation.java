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
import org.kie.api.event.rule.DefaultRuleRuntimeEventListener;
import org.kie.api.event.rule.ObjectInsertedEvent;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.AgendaFilter;
import org.kie.api.runtime.rule.FactHandle;
import org.kie.api.runtime.rule.Match;

/**
 * One event through the five layers of one ruleset. After each layer Java sums up: equal signals become one, evidence
 * becomes a diagnosis, criteria become a fit.
 */
final class Evaluation extends DefaultRuleRuntimeEventListener implements AgendaFilter {
    private static final Comparator<Concluded<?>> STEADY = Comparator.comparing((Concluded<?> c) -> c.rule())
            .thenComparing(c -> c.fact().toString());

    private final Ruleset ruleset;
    private final @Nullable Trace trace;
    private final Budget budget;
    private final List<Inserted> inserted = new ArrayList<>();

    private record Inserted(FactHandle handle, Object fact, String rule) {}

    private Evaluation(Ruleset ruleset, @Nullable Trace trace) {
        this.ruleset = ruleset;
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
            Evaluation evaluation = new Evaluation(ruleset, trace);
            evaluation.budget.open();
            return evaluation.run(session, client, facts);
        } catch (RuntimeException e) {
            throw EvaluationException.of(e);
        } finally {
            Budget.close();
            session.dispose();
        }
    }

    private Conclusions run(KieSession session, Client client, List<Object> facts) {
        session.addEventListener(this);
        facts.forEach(session::insert);

        fire(session, Layer.SIGNALS);
        keepOneOfEach(session);

        fire(session, Layer.REASONS);
        Diagnosis diagnosis = ruleset.diagnoser().diagnose(concluded(Evidence.class));
        session.insert(diagnosis);
        Optional<Story> story = ruleset.stories().like(client, diagnosis);
        story.ifPresent(session::insert);

        fire(session, Layer.QUALIFICATION);
        Fit fit = ruleset.qualifier().qualify(concluded(Criterion.class));
        session.insert(fit);

        fire(session, Layer.PLAYS);
        List<Concluded<Points>> points = concluded(Points.class);
        List<Concluded<Caution>> cautions = concluded(Caution.class);
        List<Concluded<Lesson>> lessons = concluded(Lesson.class);

        fire(session, Layer.POLICY);
        return new Conclusions(
                diagnosis,
                fit,
                story.filter(Story::verified).orElse(null),
                points,
                concluded(Veto.class),
                cautions,
                lessons);
    }

    private void fire(KieSession session, Layer layer) {
        inserted.clear();
        if (trace != null) {
            trace.startOf(layer, session.getObjects());
        }
        session.getAgenda().getAgendaGroup(layer.folder()).setFocus();
        session.fireAllRules(this);
    }

    @Override
    public boolean accept(Match match) {
        budget.fire();
        if (trace != null) {
            trace.firing(match.getRule().getName(), match.getObjects());
        }
        return true;
    }

    @Override
    public void objectInserted(ObjectInsertedEvent event) {
        if (event.getRule() != null) {
            inserted.add(new Inserted(
                    event.getFactHandle(), event.getObject(), event.getRule().getName()));
            if (trace != null) {
                trace.concluded(event.getObject());
            }
        }
    }

    /** Two rules may conclude the same signal; a rule that asks for it is to fire once all the same. */
    private void keepOneOfEach(KieSession session) {
        Set<Object> seen = new HashSet<>();
        inserted.sort(
                Comparator.comparing(Inserted::rule).thenComparing(i -> i.fact().toString()));
        for (Inserted one : inserted) {
            if (one.fact() instanceof Signal signal && !seen.add(signal.name())) {
                session.delete(one.handle());
            }
        }
    }

    /** The layer's conclusions of a type, equal ones once, in an order that depends on nothing but themselves. */
    private <T> List<Concluded<T>> concluded(Class<T> type) {
        Set<Object> seen = new HashSet<>();
        List<Concluded<T>> conclusions = new ArrayList<>();
        for (Inserted one : inserted) {
            if (type.isInstance(one.fact())) {
                conclusions.add(new Concluded<>(type.cast(one.fact()), one.rule()));
            }
        }
        conclusions.sort(STEADY);
        conclusions.removeIf(conclusion -> !seen.add(conclusion.fact()));
        return List.copyOf(conclusions);
    }
}
