package io.saveplay.rulebook;

import io.saveplay.drl.Asked;
import io.saveplay.drl.LinkedRule;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.drools.base.base.ClassObjectType;
import org.drools.core.impl.InternalRuleBase;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.core.reteoo.AlphaNode;
import org.drools.core.reteoo.EntryPointNode;
import org.drools.core.reteoo.ObjectSource;
import org.drools.core.reteoo.ObjectTypeNode;
import org.drools.core.reteoo.builder.BuildContext;
import org.drools.core.reteoo.builder.BuildUtils;

/**
 * Drools' alpha network of linked rules: each rule is one pattern over the scene of its layer, whose constraints are the
 * rule's gates, and ends in a conclusion that goes through the facts. What Drools calls are function objects: nothing is
 * generated, compiled or loaded, so a ruleset leaves nothing behind when it goes. Safe for many threads: the network keeps
 * no facts.
 */
final class RuleBase {
    private static final BuildUtils SHARING = new BuildUtils();

    private final BuildContext context;
    private final EntryPointNode entry;
    private final Map<Layer, Entrances> entrances = new EnumMap<>(Layer.class);

    private RuleBase() {
        InternalRuleBase base = RuleBaseFactory.newRuleBase(
                RuleBaseFactory.newKnowledgeBaseConfiguration(null, new FactsOnly(RuleBase.class.getClassLoader())));
        context = new BuildContext(base, List.of());
        entry = base.getRete().getEntryPointNodes().values().iterator().next();
    }

    /** The network of rules, each of which is asked when its layer has its turn. */
    static RuleBase of(Map<Layer, List<LinkedRule>> rules) {
        RuleBase base = new RuleBase();
        for (Layer layer : Layer.values()) {
            base.add(layer, rules.getOrDefault(layer, List.of()));
        }
        return base;
    }

    /**
     * Has the rules of a scene's layer conclude.
     *
     * @throws EvaluationException when they go past a limit, or one fails
     */
    void conclude(Scene scene) {
        try {
            Objects.requireNonNull(entrances.get(scene.layer()), "every layer is entered")
                    .enter(scene);
        } catch (RuntimeException e) {
            throw EvaluationException.of(e);
        }
    }

    private void add(Layer layer, List<LinkedRule> unordered) {
        List<LinkedRule> rules = unordered.stream()
                .sorted(Comparator.comparing(one -> one.rule().name()))
                .toList();
        List<Gate.OfRule> gates = rules.stream().map(Gate.OfRule::of).toList();
        Entrances of = new Entrances(
                this::start,
                gates.stream()
                        .flatMap(rule -> rule.gates().stream())
                        .flatMap(gate -> gate.asked().stream())
                        .toList());
        entrances.put(layer, of);
        Map<String, Integer> asked = new HashMap<>();
        gates.forEach(
                rule -> rule.gates().stream().map(Gate::id).distinct().forEach(id -> asked.merge(id, 1, Integer::sum)));
        // Drools shares what rules begin with, so what most of them ask comes first.
        Comparator<Gate> order = Comparator.comparing((Gate gate) -> -asked.getOrDefault(gate.id(), 0))
                .thenComparing(Gate::id);
        for (int i = 0; i < rules.size(); i++) {
            List<Gate> inOrder = gates.get(i).gates().stream().sorted(order).toList();
            Step way = Step.of(rules.get(i), i, gates.get(i).proven());
            ObjectSource last = through(of, inOrder);
            last.addObjectSink(new Ending(context, last, way, rules.get(i).slots()));
        }
    }

    private ObjectTypeNode start() {
        return new ObjectTypeNode(context.getNextNodeId(), entry, new ClassObjectType(Scene.class), context);
    }

    private ObjectSource through(Entrances of, List<Gate> gates) {
        Optional<Asked> entrance = gates.stream()
                .flatMap(gate -> gate.asked().stream())
                .filter(of::isKept)
                .findFirst();
        ObjectSource last = entrance.map(of::of).orElseGet(of::open);
        for (Gate gate : gates) {
            // Whoever came in there need not be asked for it. If a gate asks more, so does the way behind it.
            if (entrance.isEmpty() || !gate.asked().equals(entrance)) {
                context.setObjectSource(last);
                last = SHARING.attachNode(context, new AlphaNode(context.getNextNodeId(), gate, last, context));
            }
        }
        return last;
    }
}
