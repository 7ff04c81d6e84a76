package io.saveplay.drl;

import io.saveplay.drl.Reach.OutOfReachException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes a rule something that can be evaluated. No code is made of it: each part of an expression becomes one of the
 * few function objects of this room, and each name goes through {@link Reach}.
 */
public final class Linker {
    private static final Object[] NOBODY = {};

    private int slots;

    private Linker() {}

    /**
     * A value and the facts that it needs.
     *
     * @param others the slots of the facts beside the own one
     */
    record Bound(Value value, List<Integer> others) {}

    /**
     * Links a rule.
     *
     * @throws RuntimeException when the rule names something out of reach
     */
    public static LinkedRule link(Rule rule) {
        if (Guard.branches(rule) > Guard.MOST_BRANCHES) {
            throw new OutOfReachException("or");
        }
        Linker linker = new Linker();
        Scope scope = Scope.empty();
        List<Linked> conditions = new ArrayList<>();
        for (Condition condition : rule.conditions()) {
            conditions.add(linker.condition(condition, scope));
            scope = linker.after(condition, conditions.get(conditions.size() - 1), scope);
        }
        if (rule.conclusion() == null) {
            throw new OutOfReachException("nothing");
        }
        Bound made = value(rule.conclusion(), scope);
        return new LinkedRule(
                rule, linker.slots, List.copyOf(conditions), new Linked.Conclusion(made.others(), made.value()));
    }

    private Linked condition(Condition condition, Scope scope) {
        if (condition instanceof Condition.Pattern pattern) {
            return pattern(pattern, scope);
        }
        if (condition instanceof Condition.Not not) {
            return new Linked.Not(not, condition(not.condition(), scope));
        }
        if (condition instanceof Condition.Exists exists) {
            return new Linked.Exists(exists, condition(exists.condition(), scope));
        }
        List<Linked> parts = new ArrayList<>();
        Scope inside = scope;
        for (Condition part : condition.parts()) {
            Linked linked = condition(part, inside);
            parts.add(linked);
            if (condition instanceof Condition.And) {
                inside = after(part, linked, inside);
            }
        }
        return condition instanceof Condition.And
                ? new Linked.And(condition, List.copyOf(parts))
                : new Linked.Or(condition, List.copyOf(parts));
    }

    /** What is known by name after a condition: only what is there for sure, and one of it. */
    private Scope after(Condition condition, Linked linked, Scope before) {
        Scope scope = before;
        if (condition instanceof Condition.Pattern pattern && linked instanceof Linked.Pattern known) {
            if (pattern.binding() != null) {
                scope = scope.with(pattern.binding(), new Scope.Named(known.slot(), known.type(), null));
            }
            for (Condition.Constraint constraint : pattern.constraints()) {
                if (constraint.binding() != null) {
                    scope = scope.with(
                            constraint.binding(), new Scope.Named(known.slot(), known.type(), constraint.expression()));
                }
            }
        } else if (condition instanceof Condition.And and && linked instanceof Linked.And all) {
            for (int i = 0; i < and.conditions().size(); i++) {
                scope = after(and.conditions().get(i), all.parts().get(i), scope);
            }
        }
        return scope;
    }

    private Linked pattern(Condition.Pattern pattern, Scope outside) {
        int slot = slots++;
        if (slots > Guard.MOST_PATTERNS || pattern.constraints().size() > Guard.MOST_CONSTRAINTS) {
            throw new OutOfReachException(pattern.type());
        }
        Class<?> type = Reach.fact(pattern.type());
        Scope scope = outside.in(type, slot);
        if (pattern.binding() != null) {
            scope = scope.with(pattern.binding(), new Scope.Named(slot, type, null));
        }
        List<Linked.Test> tests = new ArrayList<>();
        for (Condition.Constraint constraint : pattern.constraints()) {
            Bound bound = value(constraint.expression(), scope);
            if (constraint.binding() == null || isTruth(constraint.expression())) {
                tests.add(new Linked.Test(constraint, bound.others(), bound.value(), scope));
            }
            if (constraint.binding() != null) {
                scope = scope.with(constraint.binding(), new Scope.Named(slot, type, constraint.expression()));
            }
        }
        return new Linked.Pattern(pattern, slot, type, List.copyOf(tests));
    }

    /** Whether an expression says yes or no, so that it is a constraint even where it has a name. */
    static boolean isTruth(Expression expression) {
        return expression instanceof Expression.In
                || expression instanceof Expression.Not
                || (expression instanceof Expression.Binary binary
                        && !binary.operator().calculates());
    }

    /** The value of an expression where names mean what a scope says. */
    static Bound value(Expression expression, Scope scope) {
        List<Integer> others = new ArrayList<>();
        Value value = new Expressions(scope, others).value(expression);
        if (others.size() > Guard.MOST_NAMED) {
            throw new OutOfReachException("so many facts at once");
        }
        return new Bound(value, List.copyOf(others));
    }

    /** Turns expressions into values. */
    private record Expressions(Scope scope, List<Integer> others) {

        Value value(Expression expression) {
            if (expression instanceof Expression.Literal literal) {
                return new Constant(Values.literal(literal.value()));
            }
            if (expression instanceof Expression.Name name) {
                return scope.find(name.name()).map(this::named).orElseGet(() -> own(name.name()));
            }
            if (expression instanceof Expression.Member member) {
                return member(member, member.target(), member.name());
            }
            if (expression instanceof Expression.Call call) {
                return call(call);
            }
            if (expression instanceof Expression.Index index) {
                return index(value(index.target()), value(index.key()));
            }
            if (expression instanceof Expression.Not not) {
                Value operand = value(not.operand());
                return (own, named) -> Values.not(operand.of(own, named));
            }
            if (expression instanceof Expression.Negative negative) {
                Value operand = value(negative.operand());
                return (own, named) -> Values.minus(0L, operand.of(own, named));
            }
            if (expression instanceof Expression.Binary binary) {
                return Operations.of(binary, value(binary.left()), value(binary.right()));
            }
            if (expression instanceof Expression.In in) {
                return Operations.in(
                        value(in.left()), in.values().stream().map(this::value).toList(), in.negated());
            }
            Expression.New made = (Expression.New) expression;
            return Maker.of(
                    made.type(), made.arguments().stream().map(this::value).toList());
        }

        private Value named(Scope.Named named) {
            Value fact = fact(named.slot());
            if (named.path() == null) {
                return fact;
            }
            // The value belongs to another fact, so its expression is evaluated as that fact's own.
            Bound path = Linker.value(named.path(), Scope.empty().in(named.type(), named.slot()));
            return (own, all) -> path.value().of(fact.of(own, all), NOBODY);
        }

        private Value fact(int slot) {
            if (slot == scope.ownSlot()) {
                return (own, named) -> own;
            }
            int known = others.indexOf(slot);
            int place = known < 0 ? others.size() : known;
            if (known < 0) {
                others.add(slot);
            }
            return (own, named) -> named[place];
        }

        private Value member(Expression whole, Expression target, String name) {
            String dotted = dotted(whole);
            int dot = dotted.lastIndexOf('.');
            if (dot > 0 && Character.isUpperCase(dotted.charAt(0))) {
                return new Constant(Reach.constant(dotted.substring(0, dot), dotted.substring(dot + 1)));
            }
            return ofFact(target, name);
        }

        private Value ofFact(Expression target, String name) {
            if (target instanceof Expression.Name variable
                    && scope.find(variable.name())
                            .filter(named -> named.path() == null)
                            .isPresent()) {
                Scope.Named named = scope.find(variable.name()).orElseThrow();
                return read(named.type(), name, fact(named.slot()));
            }
            throw new OutOfReachException(name);
        }

        private Value call(Expression.Call call) {
            if (call.target() == null) {
                if (!call.arguments().isEmpty()) {
                    throw new OutOfReachException(call.name());
                }
                return own(call.name());
            }
            boolean ofFact = call.target() instanceof Expression.Name variable
                    && scope.find(variable.name())
                            .filter(named -> named.path() == null)
                            .isPresent();
            if (ofFact && call.arguments().isEmpty()) {
                return ofFact(call.target(), call.name());
            }
            List<Value> arguments = call.arguments().stream().map(this::value).toList();
            return Operations.method(call.name(), value(call.target()), arguments);
        }

        private Value own(String name) {
            Function<Object, @Nullable Object> reader = Reach.reader(scope.own().orElse(Void.class), name);
            return (own, named) -> own == null ? null : reader.apply(own);
        }

        private static Value read(Class<?> type, String name, Value fact) {
            Function<Object, @Nullable Object> reader = Reach.reader(type, name);
            return (own, named) -> {
                Object of = fact.of(own, named);
                return of == null ? null : reader.apply(of);
            };
        }

        private static Value index(Value target, Value key) {
            return (own, named) -> Values.entry(target.of(own, named), key.of(own, named));
        }
    }

    /** Names with dots between them; empty when there is anything else among them. */
    static String dotted(Expression expression) {
        if (expression instanceof Expression.Name name) {
            return name.name();
        }
        if (expression instanceof Expression.Member member) {
            String target = dotted(member.target());
            return target.isEmpty() ? "" : target + "." + member.name();
        }
        return "";
    }
}
