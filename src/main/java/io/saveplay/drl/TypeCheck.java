package io.saveplay.drl;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the type of expressions, and says where one names or compares what it cannot. */
final class TypeCheck {
    private final Vocabulary.@Nullable Fact own;
    private final Map<String, Known> names;
    private final Problems problems;
    private final Comparisons comparisons;
    private final Set<String> named = new HashSet<>();

    /**
     * What a name stands for.
     *
     * @param fact the fact, or none when it names a value
     */
    record Known(Type type, Vocabulary.@Nullable Fact fact) {}

    /** Checks expressions of a fact, or of a conclusion when there is none. */
    TypeCheck(Vocabulary.@Nullable Fact own, Map<String, Known> names, Problems problems) {
        this.own = own;
        this.names = names;
        this.problems = problems;
        this.comparisons = new Comparisons(problems);
    }

    /** How many other facts were named. */
    int namedFacts() {
        return named.size();
    }

    /** The type of an expression, or none once something in it is wrong. */
    @Nullable
    Type type(Expression expression) {
        if (expression instanceof Expression.Literal literal) {
            return Vocabulary.typeOf(literal);
        }
        if (expression instanceof Expression.Name name) {
            return name(name);
        }
        if (expression instanceof Expression.Member member) {
            return member(member);
        }
        if (expression instanceof Expression.Call call) {
            return call(call);
        }
        if (expression instanceof Expression.Index index) {
            return index(index);
        }
        if (expression instanceof Expression.Not not) {
            return operand(not.operand(), Type.TRUTH) ? Type.TRUTH : null;
        }
        if (expression instanceof Expression.Negative negative) {
            return operand(negative.operand(), Type.NUMBER) ? Type.NUMBER : null;
        }
        if (expression instanceof Expression.In in) {
            return in(in);
        }
        if (expression instanceof Expression.Binary binary) {
            return binary(binary);
        }
        refuse(expression, "`new` has no place in a condition or inside another fact", null);
        return null;
    }

    private void refuse(Expression expression, String message, @Nullable String fix) {
        problems.add(expression.place(), "not-allowed", message, fix);
    }

    private @Nullable Type name(Expression.Name name) {
        Known known = names.get(name.name());
        if (known != null) {
            named.add(name.name());
            return known.type();
        }
        Type field = own == null ? null : own.fields().get(name.name());
        if (field != null) {
            return field;
        }
        String what = name.name().startsWith("$") || own == null
                ? "`" + name.name() + "` is not known here"
                : "`" + name.name() + "` is not a field of `" + own.name() + "`";
        problems.add(
                name.place(),
                name.name().startsWith("$") ? "unknown-name" : "unknown-field",
                what,
                Hints.forName(name.name(), own, names.keySet()));
        return null;
    }

    private @Nullable Type member(Expression.Member member) {
        String dotted = Linker.dotted(member);
        if (!dotted.isEmpty() && Character.isUpperCase(dotted.charAt(0))) {
            return constant(member, dotted);
        }
        return field(member.target(), member.name(), member);
    }

    private @Nullable Type constant(Expression.Member member, String dotted) {
        int dot = dotted.lastIndexOf('.');
        String of = dotted.substring(0, dot);
        Class<?> type = Vocabulary.constants(of).orElse(null);
        if (type == null) {
            problems.add(
                    member.place(),
                    "unknown-constant",
                    "`" + of + "` is nothing that a rule can name",
                    Hints.forOwner(of, dotted.substring(dot + 1), own));
            return null;
        }
        Type constant = Type.constant(type);
        String name = dotted.substring(dot + 1);
        if (!constant.constants().contains(name)) {
            String near = Words.nearest(name.toUpperCase(Locale.ROOT), constant.constants());
            problems.add(
                    member.place(),
                    "unknown-constant",
                    "`" + name + "` is not a value of `" + of + "`",
                    near != null ? near : "it is one of " + Words.list(constant.constants().stream()));
            return null;
        }
        return constant;
    }

    /** A field of a fact that has a name. */
    private @Nullable Type field(Expression target, String field, Expression whole) {
        Known known = target instanceof Expression.Name name ? names.get(name.name()) : null;
        if (known != null && known.fact() != null && target instanceof Expression.Name name) {
            named.add(name.name());
            Type type = known.fact().fields().get(field);
            if (type == null) {
                problems.add(
                        whole.place(),
                        "unknown-field",
                        "`" + field + "` is not a field of `" + known.fact().name() + "`",
                        Words.nearest(field, known.fact().fields().keySet()));
            }
            return type;
        }
        Type of = type(target);
        if (of != null) {
            refuse(whole, "`" + field + "` cannot be asked of " + of.words(), Hints.asks(of));
        }
        return null;
    }

    private @Nullable Type call(Expression.Call call) {
        if (call.target() == null) {
            Type field = own == null ? null : own.fields().get(call.name());
            if (field == null || !call.arguments().isEmpty()) {
                refuse(call, "`" + call.name() + "` cannot be called", null);
                return null;
            }
            return field;
        }
        boolean ofFact = call.target() instanceof Expression.Name name
                && names.containsKey(name.name())
                && names.get(name.name()).fact() != null;
        if (ofFact && call.arguments().isEmpty()) {
            return field(call.target(), call.name(), call);
        }
        String dotted = Linker.dotted(call.target());
        if ((!dotted.isEmpty() && Character.isUpperCase(dotted.charAt(0)))
                || (dotted.contains(".") && !dotted.startsWith("$"))) {
            refuse(call, "`" + dotted + "." + call.name() + "` is nothing that a rule can use", null);
            return null;
        }
        Type of = type(call.target());
        if (of == null) {
            return null;
        }
        Vocabulary.Method method = Vocabulary.methods(of).get(call.name());
        if (method == null || method.arguments().size() != call.arguments().size()) {
            refuse(call, "`" + call.name() + "` cannot be asked of " + of.words(), Hints.asks(of));
            return null;
        }
        for (int i = 0; i < call.arguments().size(); i++) {
            if (!operand(call.arguments().get(i), method.arguments().get(i))) {
                return null;
            }
        }
        return method.answer();
    }

    private @Nullable Type index(Expression.Index index) {
        Type of = type(index.target());
        if (of == null) {
            return null;
        }
        if (of.is(Type.Kind.LIST)) {
            return operand(index.key(), Type.NUMBER) ? Type.TEXT : null;
        }
        if (!of.is(Type.Kind.MAP)) {
            refuse(index, "`" + Printer.print(index.target()) + "` is " + of.words() + ", and has no entries", null);
            return null;
        }
        if (index.key() instanceof Expression.Literal literal
                && literal.value() instanceof String key
                && !key.equals(key.toLowerCase(Locale.ROOT))) {
            problems.add(
                    index.key().place(),
                    "capital-letters",
                    "`" + key + "` is never there: questions are kept in small letters",
                    "write `\"" + key.toLowerCase(Locale.ROOT) + "\"`");
            return null;
        }
        return operand(index.key(), Type.TEXT) ? Type.TEXT : null;
    }

    private boolean operand(Expression operand, Type wanted) {
        Type type = type(operand);
        if (type != null && !type.equals(wanted)) {
            wrong(
                    operand,
                    "`" + Printer.print(operand) + "` is " + type.words() + ", and " + wanted.words()
                            + " is needed here",
                    null);
            return false;
        }
        return type != null;
    }

    private void wrong(Expression at, String message, @Nullable String fix) {
        problems.add(at.place(), "wrong-type", message, fix);
    }

    private @Nullable Type in(Expression.In in) {
        Type left = type(in.left());
        boolean well = left != null;
        if (in.values().isEmpty()) {
            refuse(in, "there is nothing between the brackets after `in`", null);
            return null;
        }
        for (Expression value : in.values()) {
            Type right = type(value);
            well &= right != null && left != null && comparisons.comparable(in.left(), left, value, right);
        }
        return well ? Type.TRUTH : null;
    }

    private @Nullable Type binary(Expression.Binary binary) {
        Operator operator = binary.operator();
        if (operator.joins()) {
            boolean first = operand(binary.left(), Type.TRUTH);
            boolean second = operand(binary.right(), Type.TRUTH);
            return first && second ? Type.TRUTH : null;
        }
        String dashed = Hints.dashed(binary, own, names.keySet());
        if (!dashed.isEmpty()) {
            problems.add(
                    binary.place(),
                    "unknown-field",
                    "`" + dashed + "` is not known here",
                    "text stands in straight quotes: `\"" + dashed + "\"`");
            return null;
        }
        Type left = type(binary.left());
        Type right = type(binary.right());
        if (left == null || right == null) {
            return null;
        }
        if (operator == Operator.PLUS && (left.is(Type.Kind.TEXT) || right.is(Type.Kind.TEXT))) {
            return left.joins() && right.joins() ? Type.TEXT : uncalculated(binary, left, right);
        }
        if (operator.calculates()) {
            return left.is(Type.Kind.NUMBER) && right.is(Type.Kind.NUMBER)
                    ? Type.NUMBER
                    : uncalculated(binary, left, right);
        }
        boolean well = switch (operator) {
            case CONTAINS, NOT_CONTAINS -> comparisons.holds(binary, left, right);
            case MEMBER_OF, NOT_MEMBER_OF -> comparisons.holds(binary, right, left);
            case MATCHES, NOT_MATCHES -> comparisons.matches(binary, left);
            default ->
                comparisons.comparable(binary.left(), left, binary.right(), right)
                        && (!operator.orders() || comparisons.ordered(binary, left, right));
        };
        return well ? Type.TRUTH : null;
    }

    private @Nullable Type uncalculated(Expression.Binary binary, Type left, Type right) {
        wrong(
                binary,
                "`" + binary.operator().text() + "` cannot stand between " + left.words() + " and " + right.words(),
                null);
        return null;
    }
}
