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
    private final Map<Layer, OfLayer> layers = new EnumMap<>(Layer.class);

    /** A rule to be asked, without the engine. */
    record Watcher(String rule, int slots, Step way) {}

    private record OfLayer(List<Watcher> rules, Map<String, BitSet> byPart) {}

    /** The rules of a ruleset. */
    Watchers(Ruleset ruleset) {
        for (RuleInfo rule : ruleset.rules()) {
            OfLayer of = layers.computeIfAbsent(rule.layer(), layer -> new OfLayer(new ArrayList<>(), new HashMap<>()));
            int number = of.rules().size();
            LinkedRule linked = ruleset.linked(rule.name());
            of.rules().add(new Watcher(rule.name(), linked.slots(), Step.of(linked, number, Set.of())));
            Reads.of(rule.rule())
                    .forEach(part -> of.byPart()
                            .computeIfAbsent(part, one -> new BitSet())
                            .set(number));
        }
    }

    /** The rules of a layer that look at one of some parts. */
    List<Watcher> of(Layer layer, Set<String> parts) {
        OfLayer of = layers.get(layer);
        if (of == null || parts.isEmpty()) {
            return List.of();
        }
        BitSet found = new BitSet();
        for (String part : parts) {
            BitSet rules = of.byPart().get(part);
            if (rules != null) {
                found.or(rules);
            }
        }
        List<Watcher> watchers = new ArrayList<>();
        for (int i = found.nextSetBit(0); i >= 0; i = found.nextSetBit(i + 1)) {
            watchers.add(of.rules().get(i));
        }
        return watchers;
    }
}
