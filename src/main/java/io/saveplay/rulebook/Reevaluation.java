package io.saveplay.rulebook;

import io.saveplay.decision.Diagnosis;
import io.saveplay.decision.Fit;
import io.saveplay.decision.Signal;
import io.saveplay.decision.Story;
import io.saveplay.drl.Reads;
import io.saveplay.drl.Vocabulary;
import io.saveplay.event.Client;
import io.saveplay.event.CommonGround;
import io.saveplay.event.Concern;
import io.saveplay.event.Conversation;
import io.saveplay.event.Deal;
import io.saveplay.event.Mention;
import io.saveplay.event.Seller;
import io.saveplay.event.Timeline;
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
    /** The facts that are new to a layer. */
    private static final Map<Layer, List<Class<? extends Record>>> NEW_TO = Map.of(
            Layer.SIGNALS,
            List.of(
                    Deal.class,
                    Client.class,
                    Seller.class,
                    Conversation.class,
                    Timeline.class,
                    CommonGround.class,
                    Concern.class,
                    Mention.class),
            Layer.REASONS,
            List.of(Signal.class),
            Layer.QUALIFICATION,
            List.of(Diagnosis.class, Story.class),
            Layer.PLAYS,
            List.of(Fit.class),
            Layer.POLICY,
            List.of());

    private final Ruleset ruleset;
    private final Course base;
    private final Map<Layer, Map<String, List<Scene.Conclusion>>> byRule = new EnumMap<>(Layer.class);

    /** Evaluates events like the one of this course. */
    Reevaluation(Ruleset ruleset, Course base) {
        this.ruleset = ruleset;
        this.base = base;
        base.fired().forEach((layer, conclusions) -> {
            Map<String, List<Scene.Conclusion>> ofLayer = new HashMap<>();
            conclusions.forEach(one -> ofLayer.computeIfAbsent(one.rule(), rule -> new ArrayList<>())
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

    private List<Scene.Conclusion> byRule(Layer layer, String rule) {
        return byRule.getOrDefault(layer, Map.of()).getOrDefault(rule, List.of());
    }

    /** One evaluation. */
    private final class Again {
        private final Budget budget = Budget.of(ruleset);
        private final Set<String> differing = new HashSet<>();

        List<Scene.Conclusion> fire(Layer layer, Known known) {
            for (Class<? extends Record> type : NEW_TO.getOrDefault(layer, List.of())) {
                compare(type, known);
            }
            List<Scene.Conclusion> before = base.fired().getOrDefault(layer, List.of());
            Map<String, List<Scene.Conclusion>> others = new HashMap<>();
            Scene scene = new Scene(layer, known, budget, null);
            for (Watchers.Watcher watcher : ruleset.prepared().watchers().of(layer, differing)) {
                int from = scene.concluded().size();
                watcher.way().go(scene, known.slots(watcher.slots()));
                List<Scene.Conclusion> now =
                        scene.concluded().subList(from, scene.concluded().size());
                if (!now.equals(byRule(layer, watcher.rule()))) {
                    others.put(watcher.rule(), List.copyOf(now));
                }
            }
            if (others.isEmpty()) {
                return before;
            }
            List<Scene.Conclusion> all = new ArrayList<>();
            before.stream().filter(one -> !others.containsKey(one.rule())).forEach(all::add);
            others.values().forEach(all::addAll);
            return all;
        }

        private void compare(Class<? extends Record> type, Known known) {
            Object[] before = base.known().of(Vocabulary.place(type));
            Object[] now = known.of(Vocabulary.place(type));
            if (Arrays.equals(before, now)) {
                return;
            }
            if (type == Signal.class) {
                differing.add(Reads.all(type));
                Set<Object> both = new HashSet<>(Arrays.asList(before));
                both.retainAll(Arrays.asList(now));
                names(before, both);
                names(now, both);
            } else if (Vocabulary.isAlwaysThere(type.getSimpleName()) && before.length == 1 && now.length == 1) {
                differing.addAll(Reads.differing((Record) before[0], (Record) now[0]));
            } else {
                differing.add(Reads.all(type));
            }
        }

        private void names(Object[] signals, Set<Object> unchanged) {
            for (Object one : signals) {
                if (one instanceof Signal signal && !unchanged.contains(signal)) {
                    differing.add(Reads.signal(signal.name()));
                }
            }
        }
    }
}
