package io.saveplay.rulebook;

import io.saveplay.drl.Expression;
import io.saveplay.drl.Linked;
import io.saveplay.drl.LinkedRule;
import io.saveplay.drl.Reads;
import io.saveplay.drl.Vocabulary;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A step on the way through the conditions of a rule; it takes the next one for each way in which its own condition holds.
 * Each looks at the time, since rules that put many facts together can take their time before the first of them fires.
 */
@FunctionalInterface
interface Step {
    /**
     * Goes on from here.
     *
     * @param bySlot the facts that the steps before found, by their slots
     * @return whether to look no further
     */
    boolean go(Scene scene, @Nullable Object[] bySlot);

    /** Where one way is enough. */
    Step FOUND = (scene, bySlot) -> true;

    /**
     * The way through a rule, which fires it at each end.
     *
     * @param rank the rule's place among those of its layer, by name
     * @param proven what need not be looked at once more, since it is known to hold
     */
    static Step of(LinkedRule rule, int rank, Set<Object> proven) {
        Scene.End end = new Scene.End(rule, rank);
        Step fire = (scene, bySlot) -> {
            scene.fire(end, bySlot);
            return false;
        };
        return all(rule.conditions(), proven, fire);
    }

    private static Step all(List<Linked> conditions, Set<Object> proven, Step next) {
        Step step = next;
        for (int i = conditions.size() - 1; i >= 0; i--) {
            step = of(conditions.get(i), proven, step);
        }
        return step;
    }

    /** The way through one condition. */
    static Step of(Linked condition, Set<Object> proven, Step next) {
        if (condition instanceof Linked.Pattern pattern) {
            return pattern(pattern, proven, next);
        }
        if (condition instanceof Linked.And and) {
            return all(and.parts(), proven, next);
        }
        if (proven.contains(condition) && !(condition instanceof Linked.Or)) {
            return next;
        }
        if (condition instanceof Linked.Not not) {
            Step inner = of(not.inner(), Set.of(), FOUND);
            return (scene, bySlot) -> !inner.go(scene, bySlot) && next.go(scene, bySlot);
        }
        if (condition instanceof Linked.Exists exists) {
            Step inner = of(exists.inner(), Set.of(), FOUND);
            return (scene, bySlot) -> inner.go(scene, bySlot) && next.go(scene, bySlot);
        }
        Step[] parts = ((Linked.Or) condition)
                .parts().stream().map(part -> of(part, Set.of(), next)).toArray(Step[]::new);
        return (scene, bySlot) -> {
            for (Step part : parts) {
                if (part.go(scene, bySlot)) {
                    return true;
                }
            }
            return false;
        };
    }

    private static Step pattern(Linked.Pattern pattern, Set<Object> proven, Step next) {
        Tried[] tests = pattern.tests().stream()
                .filter(test -> !proven.contains(test))
                .map(Tried::of)
                .toArray(Tried[]::new);
        int slot = pattern.slot();
        Optional<String> name = Reads.signalName(pattern.source());
        if (name.isPresent()) {
            String signal = name.get();
            return (scene, bySlot) -> {
                Object fact = scene.known().signal(signal);
                return fact != null && tried(fact, slot, tests, scene, bySlot, next);
            };
        }
        int place = Vocabulary.place(pattern.type());
        if (tests.length == 1 && tests[0].alone() && next == FOUND && Vocabulary.isAlwaysThere(pattern.type())) {
            return one(place, tests[0]);
        }
        return (scene, bySlot) -> {
            for (Object fact : scene.known().of(place)) {
                if (tried(fact, slot, tests, scene, bySlot, next)) {
                    return true;
                }
            }
            return false;
        };
    }

    /** Most of what is asked is one thing of a fact that is always there. */
    private static Step one(int place, Tried test) {
        int steps = 1 + test.steps();
        Linked.Test only = test.test();
        return (scene, bySlot) -> {
            scene.spend(steps);
            return only.passes(scene.known().one(place), Linked.NOBODY);
        };
    }

    private static boolean tried(
            Object fact, int slot, Tried[] tests, Scene scene, @Nullable Object[] bySlot, Step next) {
        scene.spend(1);
        for (Tried test : tests) {
            if (!test.passes(scene, fact, bySlot)) {
                return false;
            }
        }
        if (next == FOUND) {
            return true;
        }
        bySlot[slot] = fact;
        boolean over = next.go(scene, bySlot);
        bySlot[slot] = null;
        return over;
    }

    /**
     * A constraint, and what it takes to look at it.
     *
     * @param alone whether it is about no other fact
     * @param steps a number is compared in one; what goes through a text takes as long as the text
     */
    record Tried(Linked.Test test, boolean alone, int steps) {
        private static final int STEPS_OF_TEXT = 32;
        private static final int STEPS_OF_PATTERN = 256;

        static Tried of(Linked.Test test) {
            return new Tried(test, test.others().isEmpty(), steps(test.source().expression()));
        }

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
            return own + expression.parts().stream().mapToInt(Tried::steps).sum();
        }

        boolean passes(Scene scene, Object own, @Nullable Object[] bySlot) {
            scene.spend(steps);
            return test.passes(own, alone ? Linked.NOBODY : Linked.named(test.others(), bySlot));
        }
    }
}
