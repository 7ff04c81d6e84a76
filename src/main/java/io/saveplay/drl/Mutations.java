package io.saveplay.drl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The mutants of a rule: a threshold moved, an operator turned round, a constraint or condition left out, another
 * constant, other points. What means the same as the rule, or as another mutant of it, is left out where that can be
 * told from the rule alone.
 */
public final class Mutations {
    private final Map<String, Class<?>> names = new HashMap<>();

    private Mutations() {}

    /** A condition that was changed; none when it was left out. */
    private record Changed(
            @Nullable Condition made,
            Place place,
            String from,
            @Nullable String to) {

        Changed inside(Function<Condition, Condition> outer) {
            return new Changed(made == null ? null : outer.apply(made), place, from, to);
        }
    }

    /** Every mutant of a rule that the guard took, in the order in which they stand in its file. */
    public static List<Mutant> of(Rule rule) {
        Mutations mutations = new Mutations();
        rule.conditions().forEach(mutations::learn);
        List<Mutant> mutants = new ArrayList<>();
        Set<String> seen = new HashSet<>(Set.of(meaning(rule)));
        Stream.concat(mutations.ofConditions(rule), mutations.ofConclusion(rule))
                .filter(mutant -> knowsItsNames(mutant.rule()))
                .filter(mutant -> seen.add(meaning(mutant.rule())))
                .forEach(mutants::add);
        return List.copyOf(mutants);
    }

    private static String meaning(Rule rule) {
        StringBuilder text = new StringBuilder();
        rule.conditions()
                .forEach(condition -> text.append(Printer.print(condition)).append('\n'));
        return text.append(rule.conclusion() == null ? "" : Printer.print(rule.conclusion()))
                .toString();
    }

    private void learn(Condition condition) {
        if (condition instanceof Condition.Pattern pattern && pattern.binding() != null) {
            names.put(pattern.binding(), Reach.fact(pattern.type()));
        }
        condition.parts().forEach(this::learn);
    }

    private Stream<Mutant> ofConditions(Rule rule) {
        List<Mutant> mutants = new ArrayList<>();
        for (int i = 0; i < rule.conditions().size(); i++) {
            for (Changed changed :
                    of(rule.conditions().get(i), rule.conditions().size() > 1)) {
                List<Condition> conditions = with(rule.conditions(), i, changed.made());
                mutants.add(new Mutant(changed.place(), changed.from(), changed.to(), rule.withConditions(conditions)));
            }
        }
        return mutants.stream();
    }

    private Stream<Mutant> ofConclusion(Rule rule) {
        Expression.New made = rule.conclusion();
        return made == null
                ? Stream.empty()
                : new ExpressionMutations(null, names)
                        .ofConclusion(made).stream()
                                .map(changed -> new Mutant(
                                        changed.place(),
                                        changed.from(),
                                        changed.to(),
                                        rule.withConclusion((Expression.New) changed.made())));
    }

    private List<Changed> of(Condition condition, boolean hasOthers) {
        List<Changed> changes = new ArrayList<>();
        if (hasOthers && !saysTheSameWithoutConstraint(condition)) {
            changes.add(new Changed(null, condition.place(), Printer.print(condition), null));
        }
        if (condition instanceof Condition.Pattern pattern) {
            ofPattern(pattern, changes);
        } else if (condition instanceof Condition.Not not) {
            changes.add(swapped(not, new Condition.Exists(not.place(), not.condition())));
            of(not.condition(), false)
                    .forEach(one -> changes.add(one.inside(inner -> new Condition.Not(not.place(), inner))));
        } else if (condition instanceof Condition.Exists exists) {
            changes.add(swapped(exists, new Condition.Not(exists.place(), exists.condition())));
            of(exists.condition(), false)
                    .forEach(one -> changes.add(one.inside(inner -> new Condition.Exists(exists.place(), inner))));
        } else {
            for (int i = 0; i < condition.parts().size(); i++) {
                int place = i;
                of(condition.parts().get(i), true).forEach(one -> changes.add(joined(condition, place, one)));
            }
        }
        return changes;
    }

    private static Changed swapped(Condition condition, Condition other) {
        return new Changed(other, condition.place(), Printer.print(condition), Printer.print(other));
    }

    private static Changed joined(Condition condition, int place, Changed part) {
        List<Condition> parts = with(condition.parts(), place, part.made());
        Condition made = parts.size() == 1
                ? parts.get(0)
                : condition instanceof Condition.And
                        ? new Condition.And(condition.place(), parts)
                        : new Condition.Or(condition.place(), parts);
        return new Changed(made, part.place(), part.from(), part.to());
    }

    private static List<Condition> with(List<Condition> conditions, int place, @Nullable Condition made) {
        List<Condition> others = new ArrayList<>(conditions);
        if (made == null) {
            others.remove(place);
        } else {
            others.set(place, made);
        }
        return List.copyOf(others);
    }

    /** Of some facts there is always one, so that without a constraint they say nothing. */
    private static boolean saysTheSameWithoutConstraint(Condition condition) {
        return condition instanceof Condition.Pattern pattern
                && Vocabulary.isAlwaysThere(pattern.type())
                && pattern.constraints().size() <= 1;
    }

    private void ofPattern(Condition.Pattern pattern, List<Changed> changes) {
        ExpressionMutations expressions = new ExpressionMutations(Reach.fact(pattern.type()), names);
        for (int i = 0; i < pattern.constraints().size(); i++) {
            Condition.Constraint constraint = pattern.constraints().get(i);
            if (constraint.binding() != null && !Linker.isTruth(constraint.expression())) {
                continue;
            }
            changes.add(new Changed(
                    with(pattern, i, null), constraint.place(), Printer.print(constraint.expression()), null));
            for (ExpressionMutations.Changed changed : expressions.of(constraint.expression())) {
                changes.add(new Changed(
                        with(
                                pattern,
                                i,
                                new Condition.Constraint(constraint.place(), constraint.binding(), changed.made())),
                        changed.place(),
                        changed.from(),
                        changed.to()));
            }
        }
    }

    private static Condition with(Condition.Pattern pattern, int place, Condition.@Nullable Constraint made) {
        List<Condition.Constraint> constraints = new ArrayList<>(pattern.constraints());
        if (made == null) {
            constraints.remove(place);
        } else {
            constraints.set(place, made);
        }
        return new Condition.Pattern(pattern.place(), pattern.binding(), pattern.type(), List.copyOf(constraints));
    }

    /** What is left out may have given a name that is needed elsewhere. */
    private static boolean knowsItsNames(Rule rule) {
        Set<String> given = new HashSet<>();
        Set<String> used = new HashSet<>();
        rule.conditions().forEach(condition -> names(condition, given, used));
        if (rule.conclusion() != null) {
            names(rule.conclusion(), used);
        }
        return given.containsAll(used);
    }

    private static void names(Condition condition, Set<String> given, Set<String> used) {
        if (condition instanceof Condition.Pattern pattern) {
            if (pattern.binding() != null) {
                given.add(pattern.binding());
            }
            for (Condition.Constraint constraint : pattern.constraints()) {
                if (constraint.binding() != null) {
                    given.add(constraint.binding());
                }
                names(constraint.expression(), used);
            }
        }
        condition.parts().forEach(part -> names(part, given, used));
    }

    private static void names(Expression expression, Set<String> used) {
        if (expression instanceof Expression.Name name && name.name().startsWith("$")) {
            used.add(name.name());
        }
        expression.parts().forEach(part -> names(part, used));
    }
}
