package io.saveplay.bench.peers;

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
import io.saveplay.rulebook.PeersBridge;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.drools.model.codegen.ExecutableModelProject;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.event.rule.DefaultRuleRuntimeEventListener;
import org.kie.api.event.rule.ObjectInsertedEvent;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/**
 * Our rules' whole meaning in plain Drools: an agenda group for each layer, conclusions inserted, and what sums up
 * between the layers, in a new session for each event.
 */
final class DroolsInLayers extends InProcess {
    static final String NAME = "Drools, executable model, five layers";

    private static final Comparator<Concluded<?>> STEADY = Comparator.comparing((Concluded<?> c) -> c.rule())
            .thenComparing(c -> c.fact().toString());

    private final World world;
    private final KieBase base;
    private final Parts parts;

    DroolsInLayers(World world) {
        super(
                NAME,
                "the same conclusions as our engine makes, a new session for each event",
                world.cases().size());
        this.world = world;
        base = PlainDrools.base("layers", PlainDrools.drl(world, true), ExecutableModelProject.class);
        parts = PeersBridge.parts(world.ruleset());
    }

    @Override
    public String hand() {
        return HandWritten.CONCLUDES;
    }

    @Override
    Object decide(int event) {
        KieSession session = base.newKieSession();
        try {
            return new Run(session).conclusions(event);
        } finally {
            session.dispose();
        }
    }

    @Override
    public int differing() {
        int differing = 0;
        for (int i = 0; i < world.cases().size(); i++) {
            Conclusions ours = PeersBridge.evaluate(
                    world.ruleset(),
                    world.cases().get(i).client(),
                    world.facts().get(i));
            differing += ours.equals(decide(i)) ? 0 : 1;
        }
        return differing;
    }

    /** One event. */
    private final class Run extends DefaultRuleRuntimeEventListener {
        private final KieSession session;
        private final List<Concluded<?>> concluded = new ArrayList<>();
        private final List<FactHandle> handles = new ArrayList<>();

        Run(KieSession session) {
            this.session = session;
        }

        Conclusions conclusions(int event) {
            session.addEventListener(this);
            world.facts().get(event).forEach(session::insert);
            fire("signals");
            Set<String> names = new HashSet<>();
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < concluded.size(); i++) {
                order.add(i);
            }
            order.sort(Comparator.comparing(concluded::get, STEADY));
            for (int i : order) {
                if (!names.add(((Signal) concluded.get(i).fact()).name())) {
                    session.delete(handles.get(i));
                }
            }
            fire("reasons");
            Diagnosis diagnosis = parts.diagnoser().diagnose(all(Evidence.class));
            Story story = parts.stories()
                    .like(world.cases().get(event).client(), diagnosis)
                    .orElse(null);
            session.insert(diagnosis);
            insert(story);
            fire("qualification");
            Fit fit = parts.qualifier().qualify(all(Criterion.class));
            session.insert(fit);
            fire("plays");
            List<Concluded<Points>> points = all(Points.class);
            List<Concluded<Caution>> cautions = all(Caution.class);
            List<Concluded<Lesson>> lessons = all(Lesson.class);
            fire("policy");
            return new Conclusions(
                    diagnosis,
                    fit,
                    story != null && story.verified() ? story : null,
                    points,
                    all(Veto.class),
                    cautions,
                    lessons);
        }

        private void insert(@Nullable Object fact) {
            if (fact != null) {
                session.insert(fact);
            }
        }

        private void fire(String layer) {
            concluded.clear();
            handles.clear();
            session.getAgenda().getAgendaGroup(layer).setFocus();
            session.fireAllRules();
        }

        @Override
        public void objectInserted(ObjectInsertedEvent event) {
            if (event.getRule() != null) {
                concluded.add(new Concluded<>(event.getObject(), event.getRule().getName()));
                handles.add(event.getFactHandle());
            }
        }

        private <T> List<Concluded<T>> all(Class<T> type) {
            Set<Object> seen = new HashSet<>();
            List<Concluded<T>> all = new ArrayList<>();
            for (Concluded<?> one : concluded) {
                if (type.isInstance(one.fact())) {
                    all.add(new Concluded<>(type.cast(one.fact()), one.rule()));
                }
            }
            all.sort(STEADY);
            all.removeIf(one -> !seen.add(one.fact()));
            return List.copyOf(all);
        }
    }
}
