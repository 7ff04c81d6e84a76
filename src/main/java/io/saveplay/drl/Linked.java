package io.saveplay.drl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A condition that can be evaluated. */
public sealed interface Linked {
    /** The facts that are named where none is; there is nothing in it to change. */
    Object[] NOBODY = {};

    /**
     * A fact that passes tests.
     *
     * @param slot which of the rule's facts it is, from 0
     */
    record Pattern(Condition.Pattern source, int slot, Class<?> type, List<Test> tests) implements Linked {}

    /** There is nothing for which the condition holds. */
    record Not(Condition source, Linked inner) implements Linked {}

    /** There is something for which the condition holds. */
    record Exists(Condition source, Linked inner) implements Linked {}

    /** All hold. */
    record And(Condition source, List<Linked> parts) implements Linked {}

    /** One holds. */
    record Or(Condition source, List<Linked> parts) implements Linked {}

    /**
     * One constraint.
     *
     * @param others the slots of the facts that it names beside its own
     * @param scope what its names mean, to evaluate parts of it
     */
    record Test(Condition.Constraint source, List<Integer> others, Value value, Scope scope) {

        /** Whether a fact passes; what is not known does not. */
        public boolean passes(Object own, Object[] named) {
            return Boolean.TRUE.equals(value.of(own, named));
        }

        /** Whether it goes by names that the rule gave, so that the same words mean something else in another rule. */
        public boolean goesByNames() {
            return goesByNames(source.expression());
        }

        private boolean goesByNames(Expression expression) {
            return expression instanceof Expression.Name name
                    ? scope.names().contains(name.name())
                    : expression.parts().stream().anyMatch(this::goesByNames);
        }

        /** The value of a part of the constraint for facts by slot. */
        public @Nullable Object part(Expression part, @Nullable Object own, @Nullable Object[] bySlot) {
            Linker.Bound bound = Linker.value(part, scope);
            return bound.value().of(own, named(bound.others(), bySlot));
        }
    }

    /**
     * What a rule concludes.
     *
     * @param others the slots of the facts that it names
     */
    record Conclusion(List<Integer> others, Value value) {
        /** What it is, where it is the same for all facts. */
        public @Nullable Object always() {
            return value instanceof Constant constant ? constant.value() : null;
        }
    }

    /** Picks the facts of some slots. */
    static Object[] named(List<Integer> slots, @Nullable Object[] bySlot) {
        if (slots.isEmpty()) {
            return NOBODY;
        }
        Object[] named = new Object[slots.size()];
        for (int i = 0; i < named.length; i++) {
            named[i] = bySlot[slots.get(i)];
        }
        return named;
    }
}
