package io.saveplay.rulebook;

import static org.drools.model.PatternDSL.on;
import static org.drools.model.PatternDSL.pattern;
import static org.drools.model.PatternDSL.rule;

import io.saveplay.drl.LinkedRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.drools.model.PatternDSL;
import org.drools.model.PatternDSL.PatternDef;
import org.drools.model.Variable;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.KieBaseBuilder;

/**
 * Builds Drools' rule base from linked rules: each becomes one pattern over the scene of its layer, whose constraints are
 * the rule's gates, and a conclusion that goes through the facts. What Drools calls are function objects: nothing is
 * generated, compiled or loaded, so a ruleset leaves nothing behind when it goes.
 */
final class RuleBase {
    private final ModelImpl model = new ModelImpl();

    private RuleBase() {}

    /** A rule base; each rule waits until its layer has its turn. */
    static InternalKnowledgeBase of(Map<Layer, List<LinkedRule>> rules) {
        RuleBase base = new RuleBase();
        rules.forEach(base::add);
        return KieBaseBuilder.createKieBaseFromModel(
                base.model,
                RuleBaseFactory.newKnowledgeBaseConfiguration(null, new FactsOnly(RuleBase.class.getClassLoader())));
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
            add(layer, rules.get(i), first, Step.of(rules.get(i), i, of.proven()));
        }
    }

    private void add(Layer layer, LinkedRule linked, List<Gate> gates, Step way) {
        Variable<Scene> scene = PatternDSL.declarationOf(Scene.class, "scene");
        PatternDef<Scene> pattern = pattern(scene);
        for (Gate gate : gates) {
            pattern = pattern.expr(gate.id(), gate);
        }
        int slots = linked.slots();
        model.addRule(rule(layer.folder(), linked.rule().name())
                .build(pattern, on(scene).execute(one -> way.go(one, one.known().slots(slots)))));
    }
}
