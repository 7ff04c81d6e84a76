package io.saveplay.scenario;

import io.saveplay.drl.Condition;
import io.saveplay.drl.Expression;
import io.saveplay.drl.Linked;
import io.saveplay.drl.LinkedRule;
import io.saveplay.drl.Matcher;
import io.saveplay.drl.Operator;
import io.saveplay.drl.Place;
import io.saveplay.drl.Printer;
import io.saveplay.drl.Vocabulary;
import io.saveplay.rulebook.RuleInfo;
import io.saveplay.rulebook.Ruleset;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What scenarios prove of single constraints: each is seen to hold and seen not to hold, and so is each part of it
 * between {@code ||} and {@code &&} and each value behind {@code in}. What counts is what the scenarios beside the rule
 * file show, as with {@link Coverage}; that a scenario elsewhere shows it is told, and does not count.
 */
public record ConditionCoverage(List<OfConstraint> constraints) {

    /**
     * A constraint, or a part of one.
     *
     * @param text as it is written
     * @param part whether it is a part of a constraint
     * @param held in how many scenarios beside the rule file it held of some fact
     * @param failed in how many of them it did not hold of some fact
     * @param heldElsewhere the first other scenario in which it held, or none
     * @param failedElsewhere the first other scenario in which it did not, or none
     */
    public record OfConstraint(
            RuleInfo rule,
            Place place,
            String text,
            boolean part,
            long held,
            long failed,
            @Nullable String heldElsewhere,
            @Nullable String failedElsewhere) {

        /** Whether it was seen on both sides. */
        public boolean bothSides() {
            return held > 0 && failed > 0;
        }

        /** What was not seen, in words, a line for each side; empty when both were. */
        private Stream<String> gaps() {
            return Stream.of(
                            held > 0 ? null : gap("true", heldElsewhere),
                            failed > 0 ? null : gap("false", failedElsewhere))
                    .filter(line -> line != null);
        }

        private String gap(String side, @Nullable String elsewhere) {
            return rule.file() + ":" + place.line() + ":" + place.column() + ": rule `" + rule.name() + "`: `" + text
                    + "` is never seen " + side + " beside it"
                    + (elsewhere == null ? "" : ", but in " + elsewhere);
        }
    }

    /** The coverage of a ruleset's constraints by scenarios that were run. */
    public static ConditionCoverage of(Tested tested, Tools tools) {
        Ruleset ruleset = tested.ruleset();
        List<Observation> observations =
                Observation.of(new ScenarioRunner(ruleset, tools.decider(), tools.reader()), tested.runs());
        List<OfConstraint> constraints = new ArrayList<>();
        for (RuleInfo rule : ruleset.rules()) {
            constraints.addAll(new OfRule(rule, ruleset.linked(rule.name())).seen(observations));
        }
        return new ConditionCoverage(List.copyOf(constraints));
    }

    /** How many constraints and parts of them were seen on both sides. */
    public long bothSides() {
        return constraints.stream().filter(OfConstraint::bothSides).count();
    }

    /** How much is covered, in percent. */
    public double percent() {
        return constraints.isEmpty() ? 100 : 100.0 * bothSides() / constraints.size();
    }

    /** What is not covered, in words, by rule; empty when all is. */
    public List<String> gaps() {
        return constraints.stream().flatMap(OfConstraint::gaps).toList();
    }

    /** Something that holds of a fact or does not. */
    private static final class Item {
        private final Place place;
        private final Expression expression;
        private final String text;
        private final boolean part;
        private boolean holds;
        private boolean fails;
        private long held;
        private long failed;
        private @Nullable String heldElsewhere;
        private @Nullable String failedElsewhere;

        Item(Expression expression, boolean part) {
            this.place = expression.place();
            this.expression = expression;
            this.text = Printer.print(expression);
            this.part = part;
        }

        void see(boolean passed) {
            holds |= passed;
            fails |= !passed;
        }

        void endOf(Observation observation, boolean beside) {
            if (beside) {
                held += holds ? 1 : 0;
                failed += fails ? 1 : 0;
            } else {
                heldElsewhere = holds && heldElsewhere == null ? observation.place() : heldElsewhere;
                failedElsewhere = fails && failedElsewhere == null ? observation.place() : failedElsewhere;
            }
            holds = false;
            fails = false;
        }

        OfConstraint of(RuleInfo rule) {
            return new OfConstraint(rule, place, text, part, held, failed, heldElsewhere, failedElsewhere);
        }
    }

    /** The constraints of one rule. */
    private static final class OfRule implements Matcher.Observer {
        private final RuleInfo rule;
        private final LinkedRule linked;
        private final List<Item> items = new ArrayList<>();
        private final IdentityHashMap<Linked.Test, Item> whole = new IdentityHashMap<>();
        private final IdentityHashMap<Linked.Test, List<Item>> parts = new IdentityHashMap<>();
        private final IdentityHashMap<Linked.Pattern, Item> bare = new IdentityHashMap<>();

        OfRule(RuleInfo rule, LinkedRule linked) {
            this.rule = rule;
            this.linked = linked;
            for (Linked.Pattern pattern : Matcher.patterns(linked)) {
                Condition.Pattern source = pattern.source();
                if (pattern.tests().isEmpty() && !Vocabulary.isAlwaysThere(source.type())) {
                    Item item = new Item(new Expression.Call(source.place(), null, source.type(), List.of()), false);
                    bare.put(pattern, item);
                    items.add(item);
                }
                pattern.tests().forEach(this::add);
            }
        }

        private void add(Linked.Test test) {
            Item item = new Item(test.source().expression(), false);
            List<Item> ofTest = new ArrayList<>();
            partsOf(test.source().expression()).forEach(part -> ofTest.add(new Item(part, true)));
            whole.put(test, item);
            parts.put(test, ofTest);
            items.add(item);
            items.addAll(ofTest);
        }

        /** What may hold or not inside an expression, without the expression itself. */
        private static Stream<Expression> partsOf(Expression expression) {
            if (expression instanceof Expression.Binary binary
                    && binary.operator().joins()) {
                return Stream.of(binary.left(), binary.right()).flatMap(OfRule::leaves);
            }
            if (expression instanceof Expression.In in && in.values().size() > 1) {
                return in.values().stream()
                        .map(value -> new Expression.Binary(value.place(), Operator.EQUAL, in.left(), value));
            }
            return expression instanceof Expression.Not not ? partsOf(not.operand()) : Stream.of();
        }

        private static Stream<Expression> leaves(Expression expression) {
            return expression instanceof Expression.Binary binary
                            && binary.operator().joins()
                    ? partsOf(expression)
                    : Stream.concat(Stream.of(expression), partsOf(expression));
        }

        List<OfConstraint> seen(List<Observation> observations) {
            String file = ScenarioFile.beside(rule);
            for (Observation observation : observations) {
                List<Object> facts = observation.observed().seenBy(rule.layer());
                bare.forEach((pattern, item) -> item.see(facts.stream().anyMatch(pattern.type()::isInstance)));
                Matcher.conclusions(linked, facts, this);
                items.forEach(item -> item.endOf(observation, observation.file().equals(file)));
            }
            return items.stream().map(item -> item.of(rule)).toList();
        }

        @Override
        public void tried(Linked.Test test, boolean passed) {
            Item item = whole.get(test);
            if (item != null) {
                item.see(passed);
            }
        }

        @Override
        public void tried(Linked.Test test, boolean passed, Object own, @Nullable Object[] bySlot) {
            tried(test, passed);
            for (Item part : parts.getOrDefault(test, List.of())) {
                part.see(Boolean.TRUE.equals(test.part(part.expression, own, bySlot)));
            }
        }
    }
}
