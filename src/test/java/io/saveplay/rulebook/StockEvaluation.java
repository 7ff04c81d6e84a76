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
import org.kie.api.KieBase;
import org.kie.api.event.rule.DefaultRuleRuntimeEventListener;
import org.kie.api.event.rule.ObjectInsertedEvent;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/**
 * The same five layers as Drools' documentation would have them: a session for each event, the event's facts and all that
 * rules conclude in its memory, and rules that join them. To compare ours with.
 */
final class StockEvaluation extends DefaultRuleRuntimeEventListener {
    private static final Comparator<Concluded<?>> STEADY = Comparator.comparing((Concluded<?> c) -> c.rule())
            .thenComparing(c -> c.fact().toString());

    private final Ruleset ruleset;
    private final KieSession session;
    private final List<Inserted> inserted = new ArrayList<>();
    private final List<String> fired = new ArrayList<>();

    private record Inserted(FactHandle handle, Object fact, String rule) {}

    /** What came of it, and the names of the rules that concluded something. */
    record Outcome(Conclusions conclusions, List<String> fired) {}

    private StockEvaluation(Ruleset ruleset, KieSession session) {
        this.ruleset = ruleset;
        this.session = session;
    }

    /**
     * What rules conclude of an event.
     *
     * @param base the rules, as Drools' own compiler makes them
     * @param ruleset what sums up after each layer
     */
    static Outcome of(KieBase base, Ruleset ruleset, Client client, List<Object> facts) {
        KieSession session = base.newKieSession();
        try {
            StockEvaluation evaluation = new StockEvaluation(ruleset, session);
            return new Outcome(evaluation.run(client, facts), evaluation.fired);
        } finally {
            session.dispose();
        }
    }

    private Conclusions run(Client client, List<Object> facts) {
        session.addEventListener(this);
        facts.forEach(session::insert);

        fire(Layer.SIGNALS);
        keepOneOfEach();

        fire(Layer.REASONS);
        Diagnosis diagnosis = ruleset.diagnoser().diagnose(concluded(Evidence.class));
        session.insert(diagnosis);
        Optional<Story> story = ruleset.stories().like(client, diagnosis);
        story.ifPresent(session::insert);

        fire(Layer.QUALIFICATION);
        Fit fit = ruleset.qualifier().qualify(concluded(Criterion.class));
        session.insert(fit);

        fire(Layer.PLAYS);
        List<Concluded<Points>> points = concluded(Points.class);
        List<Concluded<Caution>> cautions = concluded(Caution.class);
        List<Concluded<Lesson>> lessons = concluded(Lesson.class);

        fire(Layer.POLICY);
        return new Conclusions(
                diagnosis,
                fit,
                story.filter(Story::verified).orElse(null),
                points,
                concluded(Veto.class),
                cautions,
                lessons);
    }

    private void fire(Layer layer) {
        inserted.clear();
        session.getAgenda().getAgendaGroup(layer.folder()).setFocus();
        session.fireAllRules();
    }

    @Override
    public void objectInserted(ObjectInsertedEvent event) {
        if (event.getRule() != null) {
            inserted.add(new Inserted(
                    event.getFactHandle(), event.getObject(), event.getRule().getName()));
            fired.add(event.getRule().getName());
        }
    }

    private void keepOneOfEach() {
        Set<Object> seen = new HashSet<>();
        inserted.sort(
                Comparator.comparing(Inserted::rule).thenComparing(i -> i.fact().toString()));
        for (Inserted one : inserted) {
            if (one.fact() instanceof Signal signal && !seen.add(signal.name())) {
                session.delete(one.handle());
            }
        }
    }

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
