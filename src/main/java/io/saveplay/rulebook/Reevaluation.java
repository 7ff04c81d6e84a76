package io.saveplay.rulebook;

import io.saveplay.decision.Signal;
import io.saveplay.drl.Reads;
import io.saveplay.drl.Vocabulary;
import io.saveplay.event.Client;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the rules conclude of events that differ a little from one that they were evaluated on: only rules that look at
 * what differs are asked again, without the engine, and the rest concludes what it did. It comes to the same as an
 * evaluation of the whole.
 */
final class Reevaluation {
    private static final Map<Layer, List<Class<?>>> NEW_TO = newTo();

    private final Ruleset ruleset;
    private final Course base;
    private final Map<Layer, Map<String, List<Scene.Conclusion>>> byRule = new EnumMap<>(Layer.class);

    /** Evaluates events like the one of this course. */
    Reevaluation(Ruleset ruleset, Course base) {
        this.ruleset = ruleset;
        this.base = base;
        base.fired().forEach((layer, fired) -> {
            Map<String, List<Scene.Conclusion>> ofLayer = new HashMap<>();
            fired.all()
                    .forEach(one -> ofLayer.computeIfAbsent(one.rule(), rule -> new ArrayList<>())
                            .add(one));
            byRule.put(layer, ofLayer);
        });
    }

    /**
     * What the rules conclude of another event; the very conclusions of the first one where they are the same.
     *
     * @throws EvaluationException when the rules go past a limit of {@code ruleset.yaml}, or one fails
     */
    Course of(Client client, List<Object> facts) {
        try {
            return Course.of(ruleset, client, facts, new Again()::fire, base);
        } catch (RuntimeException e) {
            throw EvaluationException.of(e);
        }
    }

    /** The types of facts that the rules of a layer may look at, and those of no layer before. */
    private static Map<Layer, List<Class<?>>> newTo() {
        Map<Layer, List<Class<?>>> newTo = new EnumMap<>(Layer.class);
        Set<String> seen = new HashSet<>();
        for (Layer layer : Layer.values()) {
            newTo.put(
                    layer,
                    layer.allowed().reads().stream()
                            .filter(seen::add)
                            .<Class<?>>map(
                                    name -> Vocabulary.fact(name).orElseThrow().type())
                            .toList());
        }
        return newTo;
    }

    /** One evaluation. */
    private final class Again {
        private final Budget budget = Budget.of(ruleset);
        private final Set<String> differing = new HashSet<>();

        Course.Fired fire(Layer layer, Known known) {
            for (Class<?> type : NEW_TO.getOrDefault(layer, List.of())) {
                compare(type, known);
            }
            Course.Fired before = base.fired(layer);
            List<Watchers.Watcher> watchers = ruleset.prepared().watchers().of(layer, differing);
            if (watchers.isEmpty()) {
                return before;
            }
            Map<String, List<Scene.Conclusion>> conclusions = byRule.getOrDefault(layer, Map.of());
            Map<String, List<Scene.Conclusion>> others = new HashMap<>();
            Scene scene = new Scene(layer, known, budget, null);
            for (Watchers.Watcher watcher : watchers) {
                int from = scene.concluded().size();
                watcher.way().go(scene, known.slots(watcher.slots()));
                List<Scene.Conclusion> now =
                        scene.concluded().subList(from, scene.concluded().size());
                if (!now.equals(conclusions.getOrDefault(watcher.rule(), List.of()))) {
                    others.put(watcher.rule(), List.copyOf(now));
                }
            }
            if (others.isEmpty()) {
                return before;
            }
            List<Scene.Conclusion> all = new ArrayList<>(before.all().size());
            for (Scene.Conclusion one : before.all()) {
                if (!others.containsKey(one.rule())) {
                    all.add(one);
                }
            }
            others.values().forEach(all::addAll);
            return Course.Fired.of(all);
        }

        private void compare(Class<?> type, Known known) {
            Object[] before = base.known().of(Vocabulary.place(type));
            Object[] now = known.of(Vocabulary.place(type));
            if (type == Signal.class) {
                names(before, known);
                names(now, base.known());
            } else if (Vocabulary.isAlwaysThere(type) && before.length == 1 && now.length == 1) {
                differing.addAll(Reads.differing((Record) before[0], (Record) now[0]));
            } else if (!Arrays.equals(before, now)) {
                differing.add(Reads.all(type));
            }
        }

        private void names(Object[] signals, Known others) {
            for (Object one : signals) {
                if (one instanceof Signal signal && !signal.equals(others.signal(signal.name()))) {
                    differing.add(Reads.signal(signal.name()));
                    // Some rules look at signals of any name.
                    differing.add(Reads.all(Signal.class));
                }
            }
        }
    }
}
