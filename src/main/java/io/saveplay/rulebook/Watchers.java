package io.saveplay.rulebook;

import io.saveplay.drl.LinkedRule;
import io.saveplay.drl.Reads;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which rules look at which parts of which facts, so that after a change only those need be asked again. */
final class Watchers {
    /** Those of a layer one after the other. */
    private final List<Watcher> rules = new ArrayList<>();

    private final Map<Layer, Range> layers = new EnumMap<>(Layer.class);
    private final Map<String, BitSet> byPart = new HashMap<>();

    /**
     * A rule to be asked, without the engine.
     *
     * @param rank its place among those of its layer, by name
     */
    record Watcher(int rank, int slots, Step way) {}

    /** Where the rules of a layer are. */
    private record Range(int start, int end) {}

    /** The rules of a ruleset. */
    Watchers(Ruleset ruleset) {
        for (RuleInfo rule : ruleset.rules()) {
            int number = rules.size();
            int start =
                    layers.getOrDefault(rule.layer(), new Range(number, number)).start();
            layers.put(rule.layer(), new Range(start, number + 1));
            LinkedRule linked = ruleset.linked(rule.name());
            int rank = number - start;
            rules.add(new Watcher(rank, linked.slots(), Step.of(linked, rank, Set.of())));
            Reads.of(rule.rule())
                    .forEach(part ->
                            byPart.computeIfAbsent(part, one -> new BitSet()).set(number));
        }
    }

    /** Nothing has changed yet. */
    Changes changes() {
        return new Changes();
    }

    /** What has changed, and so which rules look at it. */
    final class Changes {
        private final BitSet looking = new BitSet(rules.size());

        /** A part of a fact has changed. */
        void add(String part) {
            BitSet some = byPart.get(part);
            if (some != null) {
                looking.or(some);
            }
        }

        /** The rules of a layer that look at what has changed so far, by their rank. */
        List<Watcher> watching(Layer layer) {
            Range range = layers.get(layer);
            List<Watcher> watching = new ArrayList<>();
            if (range != null) {
                int next = looking.nextSetBit(range.start());
                while (next >= 0 && next < range.end()) {
                    watching.add(rules.get(next));
                    next = looking.nextSetBit(next + 1);
                }
            }
            return watching;
        }
    }
}
