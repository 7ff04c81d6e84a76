package io.saveplay.drl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates one rule on facts without an engine, the same function objects with the same outcome. For whatever looks at
 * single rules and constraints: coverage, mutations, and why a rule did not fire.
 */
public final class Matcher {
    private final Collection<?> facts;
    private final Observer observer;
    private final @Nullable Object[] bySlot;

    /** Is told of each constraint that is tried. */
    @FunctionalInterface
    public interface Observer {
        /** Whether a fact passed a constraint. */
        void tried(Linked.Test test, boolean passed);

        /**
         * The same, for who looks at parts of the constraint too.
         *
         * @param own the fact that was tried
         * @param bySlot the facts that other patterns of the rule found so far
         */
        default void tried(Linked.Test test, boolean passed, Object own, @Nullable Object[] bySlot) {
            tried(test, passed);
        }
    }

    private Matcher(LinkedRule rule, Collection<?> facts, Observer observer) {
        this.facts = facts;
        this.observer = observer;
        this.bySlot = new Object[rule.slots()];
    }

    /** What a rule concludes of facts, one conclusion for each way in which its conditions hold. */
    public static List<Object> conclusions(LinkedRule rule, Collection<?> facts) {
        return conclusions(rule, facts, (test, passed) -> {});
    }

    /**
     * The same, and tells of each constraint that is tried. For an observer all constraints of a fact are tried, also
     * behind one that does not hold.
     */
    public static List<Object> conclusions(LinkedRule rule, Collection<?> facts, Observer observer) {
        List<Object> conclusions = new ArrayList<>();
        Matcher matcher = new Matcher(rule, facts, observer);
        matcher.all(rule.conditions(), 0, () -> {
            Object made = rule.conclusion()
                    .value()
                    .of(null, Linked.named(rule.conclusion().others(), matcher.bySlot));
            if (made != null) {
                conclusions.add(made);
            }
        });
        return conclusions;
    }

    /**
     * A way in which the conditions of a rule hold.
     *
     * @param bySlot the facts by slot; none for a slot under {@code not} or {@code exists}, or beside the way
     */
    public record Match(List<@Nullable Object> bySlot, Object conclusion) {}

    /** Every way in which the conditions of a rule hold. */
    public static List<Match> matches(LinkedRule rule, Collection<?> facts) {
        List<Match> matches = new ArrayList<>();
        Matcher matcher = new Matcher(rule, facts, (test, passed) -> {});
        matcher.all(rule.conditions(), 0, () -> {
            Object made = rule.conclusion()
                    .value()
                    .of(null, Linked.named(rule.conclusion().others(), matcher.bySlot));
            if (made != null) {
                matches.add(new Match(snapshot(matcher.bySlot), made));
            }
        });
        return matches;
    }

    /**
     * The first way in which a condition of a rule holds, if there is one.
     *
     * @param known the facts of the slots that the condition may name
     * @return the facts by slot
     */
    public static Optional<List<@Nullable Object>> first(
            LinkedRule rule, Linked condition, List<@Nullable Object> known, Collection<?> facts) {
        Matcher matcher = new Matcher(rule, facts, (test, passed) -> {});
        for (int i = 0; i < known.size(); i++) {
            matcher.bySlot[i] = known.get(i);
        }
        List<List<@Nullable Object>> found = new ArrayList<>();
        matcher.each(condition, () -> {
            if (found.isEmpty()) {
                found.add(snapshot(matcher.bySlot));
            }
        });
        return found.stream().findFirst();
    }

    private static List<@Nullable Object> snapshot(@Nullable Object[] bySlot) {
        return Collections.unmodifiableList(new ArrayList<>(Arrays.asList(bySlot)));
    }

    private void all(List<Linked> conditions, int from, Runnable then) {
        if (from == conditions.size()) {
            then.run();
        } else {
            each(conditions.get(from), () -> all(conditions, from + 1, then));
        }
    }

    /** Runs {@code then} for each way in which a condition holds. */
    private void each(Linked condition, Runnable then) {
        if (condition instanceof Linked.Pattern pattern) {
            for (Object fact : facts) {
                if (pattern.type().isInstance(fact) && passes(pattern, fact)) {
                    bySlot[pattern.slot()] = fact;
                    then.run();
                    bySlot[pattern.slot()] = null;
                }
            }
        } else if (condition instanceof Linked.And and) {
            all(and.parts(), 0, then);
        } else if (condition instanceof Linked.Or or) {
            or.parts().forEach(part -> each(part, then));
        } else if (condition instanceof Linked.Not not) {
            if (!holds(not.inner())) {
                then.run();
            }
        } else if (condition instanceof Linked.Exists exists && holds(exists.inner())) {
            then.run();
        }
    }

    private boolean holds(Linked condition) {
        boolean[] held = new boolean[1];
        each(condition, () -> held[0] = true);
        return held[0];
    }

    private boolean passes(Linked.Pattern pattern, Object fact) {
        boolean all = true;
        for (Linked.Test test : pattern.tests()) {
            boolean passed = test.passes(fact, Linked.named(test.others(), bySlot));
            observer.tried(test, passed, fact, bySlot);
            all &= passed;
        }
        return all;
    }

    /** Every pattern of a rule, those under {@code not} and {@code exists} too, in the order of their slots. */
    public static List<Linked.Pattern> patterns(LinkedRule rule) {
        return rule.conditions().stream()
                .flatMap(condition -> patterns(condition).stream())
                .toList();
    }

    /** Every pattern of a condition, in the order of their slots. */
    public static List<Linked.Pattern> patterns(Linked condition) {
        List<Linked.Pattern> patterns = new ArrayList<>();
        walk(condition, patterns::add);
        return patterns;
    }

    private static void walk(Linked condition, Consumer<Linked.Pattern> found) {
        if (condition instanceof Linked.Pattern pattern) {
            found.accept(pattern);
        } else if (condition instanceof Linked.Not not) {
            walk(not.inner(), found);
        } else if (condition instanceof Linked.Exists exists) {
            walk(exists.inner(), found);
        } else if (condition instanceof Linked.And and) {
            and.parts().forEach(part -> walk(part, found));
        } else if (condition instanceof Linked.Or or) {
            or.parts().forEach(part -> walk(part, found));
        }
    }
}
