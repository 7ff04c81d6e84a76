package io.saveplay.rulebook;

import io.saveplay.drl.LinkedRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.drools.base.base.ClassObjectType;
import org.drools.core.common.DefaultFactHandle;
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
    private final ObjectTypeNode scenes;

    private RuleBase() {
        InternalRuleBase base = RuleBaseFactory.newRuleBase(
                RuleBaseFactory.newKnowledgeBaseConfiguration(null, new FactsOnly(RuleBase.class.getClassLoader())));
        context = new BuildContext(base, List.of());
        EntryPointNode entry =
                base.getRete().getEntryPointNodes().values().iterator().next();
        scenes = new ObjectTypeNode(context.getNextNodeId(), entry, new ClassObjectType(Scene.class), context);
    }

    /** The network of rules, each of which is asked when its layer has its turn. */
    static RuleBase of(Map<Layer, List<LinkedRule>> rules) {
        RuleBase base = new RuleBase();
        rules.forEach(base::add);
        return base;
    }

    /**
     * Has the rules of a scene's layer conclude.
     *
     * @throws EvaluationException when they go past a limit, or one fails
     */
    void conclude(Scene scene) {
        try {
            scenes.propagateAssert(new DefaultFactHandle(scene), null, null);
        } catch (RuntimeException e) {
            throw EvaluationException.of(e);
        }
    }

    private void add(Layer layer, List<LinkedRule> unordered) {
        Gate open = Gate.of(layer);
        List<LinkedRule> rules = unordered.stream()
                .sorted(Comparator.comparing(one -> one.rule().name()))
                .toList();
        List<Gate.OfRule> gates = rules.stream().map(Gate.OfRule::of).toList();
        Map<String, Integer> asked = new HashMap<>();
        gates.forEach(
                of -> of.gates().stream().map(Gate::id).distinct().forEach(id -> asked.merge(id, 1, Integer::sum)));
        // Drools shares what rules begin with, so what most of them ask comes first.
        Comparator<Gate> order = Comparator.comparing((Gate gate) -> -asked.getOrDefault(gate.id(), 0))
                .thenComparing(Gate::id);
        for (int i = 0; i < rules.size(); i++) {
            Gate.OfRule of = gates.get(i);
            List<Gate> first = new ArrayList<>(List.of(open));
            of.gates().stream().sorted(order).forEach(first::add);
            Step way = Step.of(rules.get(i), i, of.proven());
            ObjectSource last = through(first);
            last.addObjectSink(new Ending(context, last, way, rules.get(i).slots()));
        }
    }

    private ObjectSource through(List<Gate> gates) {
        ObjectSource last = scenes;
        for (Gate gate : gates) {
            context.setObjectSource(last);
            last = SHARING.attachNode(context, new AlphaNode(context.getNextNodeId(), gate, last, context));
        }
        return last;
    }
}
