package io.saveplay.rulebook;

import io.saveplay.drl.Expression;
import io.saveplay.drl.Linked;
import org.drools.model.functions.IntrospectableLambda;
import org.drools.model.functions.Predicate1;
import org.drools.model.functions.Predicate2;
import org.drools.model.functions.Predicate3;
import org.drools.model.functions.Predicate4;
import org.drools.model.functions.PredicateInformation;

/** Constraints in the form in which Drools calls them: by how many facts they name. Each looks at the time. */
final class Predicates {
    private static final Object[] NOBODY = {};
    private static final int STEPS_OF_TEXT = 32;
    private static final int STEPS_OF_PATTERN = 256;

    private Predicates() {}

    private abstract static class OfRule extends IntrospectableLambda {
        final transient Linked.Test test;
        private final int steps;

        OfRule(String id, Linked.Test test) {
            super(id);
            this.test = test;
            this.steps = steps(test.source().expression());
        }

        /** A number is compared in no time; what goes through a text takes as long as the text. */
        private static int steps(Expression expression) {
            int own = 1;
            if (expression instanceof Expression.Call) {
                own = STEPS_OF_TEXT;
            } else if (expression instanceof Expression.Binary binary) {
                own = switch (binary.operator()) {
                    case MATCHES, NOT_MATCHES -> STEPS_OF_PATTERN;
                    case PLUS, CONTAINS, NOT_CONTAINS, MEMBER_OF, NOT_MEMBER_OF -> STEPS_OF_TEXT;
                    default -> 1;
                };
            }
            return own + expression.parts().stream().mapToInt(OfRule::steps).sum();
        }

        @Override
        public Object getLambda() {
            return test;
        }

        boolean passes(Object own, Object... others) {
            Budget.spend(steps);
            return test.passes(own, others);
        }
    }

    static final class OfOne extends OfRule implements Predicate1<Object> {
        OfOne(String id, Linked.Test test) {
            super(id, test);
        }

        @Override
        public boolean test(Object own) {
            return passes(own, NOBODY);
        }

        @Override
        public PredicateInformation predicateInformation() {
            return PredicateInformation.EMPTY_PREDICATE_INFORMATION;
        }
    }

    static final class OfTwo extends OfRule implements Predicate2<Object, Object> {
        OfTwo(String id, Linked.Test test) {
            super(id, test);
        }

        @Override
        public boolean test(Object own, Object a) {
            return passes(own, a);
        }

        @Override
        public PredicateInformation predicateInformation() {
            return PredicateInformation.EMPTY_PREDICATE_INFORMATION;
        }
    }

    static final class OfThree extends OfRule implements Predicate3<Object, Object, Object> {
        OfThree(String id, Linked.Test test) {
            super(id, test);
        }

        @Override
        public boolean test(Object own, Object a, Object b) {
            return passes(own, a, b);
        }

        @Override
        public PredicateInformation predicateInformation() {
            return PredicateInformation.EMPTY_PREDICATE_INFORMATION;
        }
    }

    static final class OfFour extends OfRule implements Predicate4<Object, Object, Object, Object> {
        OfFour(String id, Linked.Test test) {
            super(id, test);
        }

        @Override
        public boolean test(Object own, Object a, Object b, Object c) {
            return passes(own, a, b, c);
        }

        @Override
        public PredicateInformation predicateInformation() {
            return PredicateInformation.EMPTY_PREDICATE_INFORMATION;
        }
    }

    /** Holds for any two facts while there is time and room. */
    static final class InTime extends IntrospectableLambda implements Predicate2<Object, Object> {
        InTime() {
            super("in time");
        }

        @Override
        public boolean test(Object own, Object first) {
            Budget.join();
            return true;
        }

        @Override
        public Object getLambda() {
            return this;
        }

        @Override
        public PredicateInformation predicateInformation() {
            return PredicateInformation.EMPTY_PREDICATE_INFORMATION;
        }
    }
}
