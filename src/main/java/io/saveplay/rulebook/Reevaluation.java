package io.saveplay.rulebook;

import io.saveplay.decision.Signal;
import io.saveplay.drl.Reads;
import io.saveplay.drl.Vocabulary;
import io.saveplay.event.Client;
import java.util.Arrays;
import java.util.EnumMap;
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
    private static final Map<Layer, List<Sort>> NEW_TO = newTo();

    private static final String ANY_SIGNAL = Reads.all(Signal.class);

    private final Ruleset ruleset;
    private final Watchers watchers;
    private final Course base;

    /** Evaluates events like the one of this course. */
    Reevaluation(Ruleset ruleset, Course base) {
        this.ruleset = ruleset;
        this.watchers = ruleset.prepared().watchers();
        this.base = base;
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

    /**
     * A type of facts.
     *
     * @param name of the part that all of its facts are
     */
    private record Sort(Class<?> type, int place, boolean alwaysThere, String name) {
        static Sort of(String name) {
            Class<?> type = Vocabulary.fact(name).orElseThrow().type();
            return new Sort(type, Vocabulary.place(type), Vocabulary.isAlwaysThere(type), Reads.all(type));
        }
    }

    /** The types of facts that the rules of a layer may look at, and those of no layer before. */
    private static Map<Layer, List<Sort>> newTo() {
        Map<Layer, List<Sort>> newTo = new EnumMap<>(Layer.class);
        Set<String> seen = new HashSet<>();
        for (Layer layer : Layer.values()) {
            newTo.put(
                    layer,
                    layer.allowed().reads().stream()
                            .filter(seen::add)
                            .map(Sort::of)
                            .toList());
        }
        return newTo;
    }

    /** One evaluation. */
    private final class Again {
        private final Budget budget = Budget.of(ruleset);
        private final Watchers.Changes changes = watchers.changes();

        Course.Fired fire(Layer layer, Known known) {
            for (Sort sort : NEW_TO.getOrDefault(layer, List.of())) {
                compare(sort, known);
            }
            List<Watchers.Watcher> rules = changes.watching(layer);
            return rules.isEmpty() ? base.fired(layer) : fire(rules, new Scene(layer, known, budget, null));
        }

        /** Puts what some rules conclude now in the place of what they concluded before. */
        private Course.Fired fire(List<Watchers.Watcher> rules, Scene scene) {
            Course.Fired before = base.fired(scene.layer());
            List<Scene.Conclusion> then = before.all();
            List<Scene.Conclusion> now = scene.concluded();
            boolean same = true;
            int at = 0;
            for (Watchers.Watcher rule : rules) {
                int first = end(then, at, rule.rank());
                add(then, at, first, now);
                at = end(then, first, rule.rank() + 1);
                int from = now.size();
                rule.way().go(scene, scene.known().slots(rule.slots()));
                if (now.size() - from > 1) {
                    now.subList(from, now.size()).sort(Course.STEADY);
                }
                same &= endsWith(now, from, then, first, at);
            }
            if (same) {
                return before;
            }
            add(then, at, then.size(), now);
            return Course.Fired.ofOrdered(now);
        }

        /** Where the conclusions of rules before one end. */
        private static int end(List<Scene.Conclusion> all, int from, int rank) {
            int end = from;
            while (end < all.size() && all.get(end).rank() < rank) {
                end++;
            }
            return end;
        }

        private static void add(List<Scene.Conclusion> some, int from, int to, List<Scene.Conclusion> others) {
            for (int i = from; i < to; i++) {
                others.add(some.get(i));
            }
        }

        /** Whether what stands at an end is the same as what stands somewhere else. */
        private static boolean endsWith(
                List<Scene.Conclusion> all, int from, List<Scene.Conclusion> others, int first, int end) {
            if (all.size() - from != end - first) {
                return false;
            }
            for (int i = first; i < end; i++) {
                if (!others.get(i).equals(all.get(from + i - first))) {
                    return false;
                }
            }
            return true;
        }

        private void compare(Sort sort, Known known) {
            Object[] before = base.known().of(sort.place());
            Object[] now = known.of(sort.place());
            if (sort.type() == Signal.class) {
                names(before, known);
                names(now, base.known());
            } else if (sort.alwaysThere() && before.length == 1 && now.length == 1) {
                Reads.differing((Record) before[0], (Record) now[0], changes::add);
            } else if (!Arrays.equals(before, now)) {
                changes.add(sort.name());
            }
        }

        private void names(Object[] signals, Known others) {
            for (Object one : signals) {
                if (one instanceof Signal signal && !signal.equals(others.signal(signal.name()))) {
                    changes.add(Reads.signal(signal.name()));
                    // Some rules look at signals of any name.
                    changes.add(ANY_SIGNAL);
                }
            }
        }
    }
}
