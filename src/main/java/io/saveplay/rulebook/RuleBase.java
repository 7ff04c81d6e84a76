package io.saveplay.rulebook;

import static org.drools.model.PatternDSL.execute;
import static org.drools.model.PatternDSL.on;
import static org.drools.model.PatternDSL.pattern;
import static org.drools.model.PatternDSL.rule;

import io.saveplay.drl.Linked;
import io.saveplay.drl.LinkedRule;
import io.saveplay.drl.Printer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.drools.model.Drools;
import org.drools.model.PatternDSL;
import org.drools.model.PatternDSL.PatternDef;
import org.drools.model.Rule;
import org.drools.model.RuleItemBuilder;
import org.drools.model.Variable;
import org.drools.model.impl.ModelImpl;
import org.drools.model.view.ViewItem;
import org.drools.modelcompiler.KieBaseBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Builds Drools' rule base from linked rules. The constraints and conclusions that Drools calls are the function objects
 * of {@code drl}: nothing is generated, compiled or loaded, so a ruleset leaves nothing behind when it goes.
 */
final class RuleBase {
    private final ModelImpl model = new ModelImpl();

    private RuleBase() {}

    /** A rule base; each rule waits until its layer has its turn. */
    static InternalKnowledgeBase of(Map<Layer, List<LinkedRule>> rules) {
        RuleBase base = new RuleBase();
        rules.forEach((layer, ofLayer) -> ofLayer.forEach(one -> base.add(layer, one)));
        return KieBaseBuilder.createKieBaseFromModel(
                base.model,
                RuleBaseFactory.newKnowledgeBaseConfiguration(null, new FactsOnly(RuleBase.class.getClassLoader())));
    }

    private void add(Layer layer, LinkedRule linked) {
        OfRule of = new OfRule(linked.rule().name());
        List<RuleItemBuilder<?>> items = new ArrayList<>();
        linked.conditions().forEach(condition -> items.add(of.item(condition)));
        items.add(of.conclusion(linked.conclusion()));
        model.addRule(rule(layer.folder(), linked.rule().name())
                .attribute(Rule.Attribute.AGENDA_GROUP, layer.folder())
                .build(items.toArray(RuleItemBuilder<?>[]::new)));
    }

    /** The variables of one rule. */
    private static final class OfRule {
        private final String name;
        private final Map<Integer, Variable<Object>> variables = new HashMap<>();
        private @Nullable Variable<Object> first;

        OfRule(String name) {
            this.name = name;
        }

        ViewItem<?> item(Linked condition) {
            if (condition instanceof Linked.Pattern one) {
                return ofPattern(one);
            }
            if (condition instanceof Linked.Not not) {
                return PatternDSL.not(inner(not.inner()));
            }
            if (condition instanceof Linked.Exists exists) {
                return PatternDSL.exists(inner(exists.inner()));
            }
            List<ViewItem<?>> items = new ArrayList<>();
            if (condition instanceof Linked.And and) {
                and.parts().forEach(part -> items.add(item(part)));
                return PatternDSL.and(items.get(0), rest(items));
            }
            ((Linked.Or) condition).parts().forEach(part -> items.add(inner(part)));
            return PatternDSL.or(items.get(0), rest(items));
        }

        private static ViewItem<?>[] rest(List<ViewItem<?>> items) {
            return items.stream().skip(1).toArray(ViewItem<?>[]::new);
        }

        /** What stands under {@code not}, {@code exists} or {@code or} is not there for what comes after it. */
        private ViewItem<?> inner(Linked condition) {
            Variable<Object> before = first;
            ViewItem<?> item = item(condition);
            first = before;
            return item;
        }

        @SuppressWarnings("unchecked")
        private ViewItem<?> ofPattern(Linked.Pattern one) {
            Variable<Object> variable = (Variable<Object>) PatternDSL.declarationOf(one.type(), "$" + one.slot());
            variables.put(one.slot(), variable);
            PatternDef<Object> pattern = pattern(variable);
            for (Linked.Test test : one.tests()) {
                pattern = constrained(pattern, test);
            }
            if (first == null) {
                first = variable;
            } else {
                // Facts that are joined without a constraint would be joined without looking at the time.
                pattern = pattern.expr("in time", first, new Predicates.InTime());
            }
            return pattern;
        }

        private PatternDef<Object> constrained(PatternDef<Object> pattern, Linked.Test test) {
            List<Variable<Object>> others =
                    test.others().stream().map(this::variable).toList();
            String id = id(test);
            return switch (others.size()) {
                case 0 -> pattern.expr(id, new Predicates.OfOne(id, test));
                case 1 -> pattern.expr(id, others.get(0), new Predicates.OfTwo(id, test));
                case 2 -> pattern.expr(id, others.get(0), others.get(1), new Predicates.OfThree(id, test));
                default ->
                    pattern.expr(id, others.get(0), others.get(1), others.get(2), new Predicates.OfFour(id, test));
            };
        }

        /** Constraints that mean the same are tested once for all rules. */
        private String id(Linked.Test test) {
            String text = Printer.print(test.source().expression());
            return test.goesByNames() ? text + " in " + name : text;
        }

        private Variable<Object> variable(int slot) {
            Variable<Object> variable = variables.get(slot);
            if (variable == null) {
                throw new IllegalArgumentException("a fact is named before it is there");
            }
            return variable;
        }

        RuleItemBuilder<?> conclusion(Linked.Conclusion made) {
            List<Variable<Object>> others =
                    made.others().stream().map(this::variable).toList();
            return switch (others.size()) {
                case 0 -> execute(drools -> insert(drools, made));
                case 1 -> on(others.get(0)).execute((drools, a) -> insert(drools, made, a));
                case 2 -> on(others.get(0), others.get(1)).execute((drools, a, b) -> insert(drools, made, a, b));
                default ->
                    on(others.get(0), others.get(1), others.get(2))
                            .execute((drools, a, b, c) -> insert(drools, made, a, b, c));
            };
        }

        private static void insert(Drools drools, Linked.Conclusion made, Object... facts) {
            Object conclusion = made.value().of(null, facts);
            if (conclusion != null) {
                drools.insert(conclusion);
            }
        }
    }
}
