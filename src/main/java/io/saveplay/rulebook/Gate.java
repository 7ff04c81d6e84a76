package io.saveplay.rulebook;

import io.saveplay.drl.Asked;
import io.saveplay.drl.Condition;
import io.saveplay.drl.Linked;
import io.saveplay.drl.LinkedRule;
import io.saveplay.drl.Matcher;
import io.saveplay.drl.Printer;
import io.saveplay.drl.Vocabulary;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.drools.base.base.ValueResolver;
import org.drools.base.rule.Declaration;
import org.drools.base.rule.constraint.AlphaNodeFieldConstraint;
import org.drools.core.common.InternalFactHandle;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.rule.FactHandle;

/**
 * Something that has to hold of a scene before a rule can fire, in the form in which Drools asks for it. Gates with the
 * same id ask the same, and Drools asks them once for all rules that begin alike.
 */
final class Gate implements AlphaNodeFieldConstraint {
    private final String id;
    private final Step step;
    private final int slots;
    private final @Nullable Asked asked;

    /**
     * A gate.
     *
     * @param asked what it asks for, where that is one value of a field
     */
    private Gate(String id, Step step, int slots, @Nullable Asked asked) {
        this.id = id;
        this.step = step;
        this.slots = slots;
        this.asked = asked;
    }

    String id() {
        return id;
    }

    /** The value of a field that it asks for, so that it is shut wherever no fact has that; nothing where it asks otherwise. */
    Optional<Asked> asked() {
        return Optional.ofNullable(asked);
    }

    @Override
    public boolean isAllowed(FactHandle handle, @Nullable ValueResolver resolver) {
        Scene scene = (Scene) ((InternalFactHandle) handle).getObject();
        return step.go(scene, scene.known().slots(slots));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Gate gate && gate.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public ConstraintType getType() {
        return ConstraintType.ALPHA;
    }

    @Override
    public boolean isTemporal() {
        return false;
    }

    @Override
    public Declaration[] getRequiredDeclarations() {
        return new Declaration[0];
    }

    /** There is nothing in it that is declared elsewhere. */
    @Override
    public void replaceDeclaration(Declaration before, Declaration after) {}

    /** It never changes, so it can stand in many places. */
    @Override
    public Gate cloneIfInUse() {
        return this;
    }

    @Override
    @SuppressWarnings({"MethodDoesntCallSuperMethod", "CloneableImplementsClone"})
    public Gate clone() {
        return this;
    }

    @Override
    public void writeExternal(ObjectOutput out) {
        throw new UnsupportedOperationException("rules are read from their files");
    }

    @Override
    public void readExternal(ObjectInput in) {
        throw new UnsupportedOperationException("rules are read from their files");
    }

    /**
     * The gates of one rule.
     *
     * @param proven the conditions and constraints that hold wherever all gates stand open, by identity
     */
    record OfRule(List<Gate> gates, Set<Object> proven) {

        static OfRule of(LinkedRule rule) {
            OfRule of = new OfRule(new ArrayList<>(), Collections.newSetFromMap(new IdentityHashMap<>()));
            rule.conditions().forEach(condition -> of.add(condition, rule));
            return of;
        }

        private void add(Linked condition, LinkedRule rule) {
            if (condition instanceof Linked.And and) {
                and.parts().forEach(part -> add(part, rule));
            } else if (condition instanceof Linked.Pattern pattern) {
                add(pattern, rule);
            } else if (looksAtNothingElse(condition)) {
                proven.add(condition);
                gates.add(new Gate(
                        id(Printer.print(source(condition)), condition, rule),
                        Step.of(condition, Set.of(), Step.FOUND),
                        rule.slots(),
                        null));
            }
        }

        private void add(Linked.Pattern pattern, LinkedRule rule) {
            List<Linked.Test> own = pattern.tests().stream()
                    .filter(test -> test.others().isEmpty())
                    .toList();
            String type = pattern.source().type();
            if (!Vocabulary.isAlwaysThere(type)) {
                gates.add(gate(pattern, own, rule));
                return;
            }
            // There is one of it, so what is asked of it can be asked bit by bit, and shared with more rules.
            for (Linked.Test test : own) {
                proven.add(test);
                gates.add(gate(pattern, List.of(test), rule));
            }
        }

        private static Gate gate(Linked.Pattern pattern, List<Linked.Test> tests, LinkedRule rule) {
            String text = tests.stream()
                    .map(test -> Printer.print(test.source().expression()))
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining(", ", pattern.source().type() + "( ", " )"));
            boolean byNames = tests.stream().anyMatch(Linked.Test::goesByNames);
            Linked.Pattern alone = new Linked.Pattern(pattern.source(), 0, pattern.type(), tests);
            Optional<Asked> asked = tests.stream()
                    .flatMap(test -> Asked.of(pattern, test).stream())
                    .findFirst();
            return new Gate(
                    byNames ? text + " in " + rule.rule().name() : text,
                    Step.of(alone, Set.of(), Step.FOUND),
                    1,
                    asked.orElse(null));
        }

        /** The same words may mean something else in another rule where they go by names. */
        private static String id(String text, Linked condition, LinkedRule rule) {
            return Matcher.patterns(condition).stream()
                            .flatMap(pattern -> pattern.tests().stream())
                            .anyMatch(Linked.Test::goesByNames)
                    ? text + " in " + rule.rule().name()
                    : text;
        }

        private static Condition source(Linked condition) {
            if (condition instanceof Linked.Not not) {
                return not.source();
            }
            return condition instanceof Linked.Exists exists ? exists.source() : ((Linked.Or) condition).source();
        }

        /** Whether a condition is about no facts but those that it finds itself. */
        private static boolean looksAtNothingElse(Linked condition) {
            List<Linked.Pattern> patterns = Matcher.patterns(condition);
            Set<Integer> own = patterns.stream().map(Linked.Pattern::slot).collect(Collectors.toSet());
            return patterns.stream()
                    .flatMap(pattern -> pattern.tests().stream())
                    .allMatch(test -> own.containsAll(test.others()));
        }
    }
}
