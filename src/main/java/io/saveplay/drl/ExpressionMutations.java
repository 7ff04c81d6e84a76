package io.saveplay.drl;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What else could stand in place of a constraint, or of the values of a conclusion. */
final class ExpressionMutations {
    private static final Map<Operator, Operator> OTHER_WAY = Map.ofEntries(
            Map.entry(Operator.OR, Operator.AND),
            Map.entry(Operator.AND, Operator.OR),
            Map.entry(Operator.EQUAL, Operator.NOT_EQUAL),
            Map.entry(Operator.NOT_EQUAL, Operator.EQUAL),
            Map.entry(Operator.LESS, Operator.AT_MOST),
            Map.entry(Operator.AT_MOST, Operator.LESS),
            Map.entry(Operator.MORE, Operator.AT_LEAST),
            Map.entry(Operator.AT_LEAST, Operator.MORE),
            Map.entry(Operator.CONTAINS, Operator.NOT_CONTAINS),
            Map.entry(Operator.NOT_CONTAINS, Operator.CONTAINS),
            Map.entry(Operator.MEMBER_OF, Operator.NOT_MEMBER_OF),
            Map.entry(Operator.NOT_MEMBER_OF, Operator.MEMBER_OF),
            Map.entry(Operator.MATCHES, Operator.NOT_MATCHES),
            Map.entry(Operator.NOT_MATCHES, Operator.MATCHES));
    private static final Set<Class<?>> WHOLE = Set.of(int.class, Integer.class, long.class, Long.class);
    private static final BigDecimal TENTH = new BigDecimal("0.1");
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final @Nullable Class<?> own;
    private final Map<String, Class<?>> names;

    /** For the constraints of a fact where some names stand for facts. */
    ExpressionMutations(@Nullable Class<?> own, Map<String, Class<?>> names) {
        this.own = own;
        this.names = names;
    }

    /** An expression that was changed at a place. */
    record Changed(
            Expression made,
            Place place,
            String from,
            @Nullable String to) {

        static Changed of(Expression before, Expression made) {
            return new Changed(made, before.place(), Printer.print(before), Printer.print(made));
        }

        private Changed in(Expression whole) {
            return new Changed(whole, place, from, to);
        }
    }

    /** The changes of a constraint. */
    List<Changed> of(Expression expression) {
        if (expression instanceof Expression.Not not) {
            return Stream.concat(
                            Stream.of(Changed.of(not, not.operand())),
                            of(not.operand()).stream().map(one -> one.in(new Expression.Not(not.place(), one.made()))))
                    .toList();
        }
        if (expression instanceof Expression.In in) {
            return in(in);
        }
        if (expression instanceof Expression.Binary binary && !binary.operator().calculates()) {
            return binary.operator().joins() ? joined(binary) : compared(binary);
        }
        return List.of();
    }

    private List<Changed> joined(Expression.Binary binary) {
        List<Changed> changes = new ArrayList<>();
        changes.add(Changed.of(binary, turned(binary)));
        changes.add(new Changed(binary.right(), binary.left().place(), Printer.print(binary.left()), null));
        changes.add(new Changed(binary.left(), binary.right().place(), Printer.print(binary.right()), null));
        of(binary.left()).forEach(one -> changes.add(one.in(with(binary, one.made(), binary.right()))));
        of(binary.right()).forEach(one -> changes.add(one.in(with(binary, binary.left(), one.made()))));
        return changes;
    }

    private List<Changed> compared(Expression.Binary binary) {
        List<Expression.Binary> others = new ArrayList<>();
        others.add(turned(binary));
        for (Expression value : values(binary.right(), binary.left(), binary.operator())) {
            others.add(with(binary, binary.left(), value));
        }
        for (Expression value : values(binary.left(), binary.right(), binary.operator())) {
            others.add(with(binary, value, binary.right()));
        }
        Set<String> meanings = new HashSet<>(Set.of(meaning(binary)));
        return others.stream()
                .filter(other -> meanings.add(meaning(other)))
                .map(other -> Changed.of(binary, other))
                .toList();
    }

    private static Expression.Binary turned(Expression.Binary binary) {
        return new Expression.Binary(
                binary.place(),
                OTHER_WAY.getOrDefault(binary.operator(), binary.operator()),
                binary.left(),
                binary.right());
    }

    private static Expression.Binary with(Expression.Binary binary, Expression left, Expression right) {
        return new Expression.Binary(binary.place(), binary.operator(), left, right);
    }

    /** Other values in place of one that is written out, which is compared with another expression. */
    private List<Expression> values(Expression value, Expression with, Operator operator) {
        BigDecimal number = number(value);
        if (number != null) {
            BigDecimal step = isWhole(with) || number.signum() == 0
                    ? BigDecimal.ONE
                    : number.abs().multiply(TENTH).stripTrailingZeros();
            return List.of(literal(value, number.add(step)), literal(value, number.subtract(step)));
        }
        if (value instanceof Expression.Literal literal && literal.value() instanceof Boolean truth) {
            // Of what is always known, `== true` and `!= false` say the same.
            boolean turnedAlready = (operator == Operator.EQUAL || operator == Operator.NOT_EQUAL)
                    && boolean.class.equals(typeOf(with));
            return turnedAlready ? List.of() : List.of(new Expression.Literal(value.place(), !truth));
        }
        Expression other = otherConstant(value, Set.of());
        return other == null ? List.of() : List.of(other);
    }

    private List<Changed> in(Expression.In in) {
        List<Changed> changes = new ArrayList<>();
        changes.add(Changed.of(in, new Expression.In(in.place(), in.left(), !in.negated(), in.values())));
        Set<String> there = new HashSet<>();
        in.values().forEach(value -> there.add(Printer.print(value)));
        for (int i = 0; i < in.values().size(); i++) {
            List<Expression> fewer = new ArrayList<>(in.values());
            Expression value = fewer.remove(i);
            if (!fewer.isEmpty()) {
                changes.add(Changed.of(in, new Expression.In(in.place(), in.left(), in.negated(), fewer)));
            }
            Expression other = otherConstant(value, there);
            if (other != null) {
                List<Expression> others = new ArrayList<>(in.values());
                others.set(i, other);
                changes.add(Changed.of(in, new Expression.In(in.place(), in.left(), in.negated(), others)));
            }
        }
        return changes;
    }

    /** The changes of what a rule concludes: its points with the other sign and halved, another constant. */
    List<Changed> ofConclusion(Expression.New made) {
        List<Changed> changes = new ArrayList<>();
        for (int i = 0; i < made.arguments().size(); i++) {
            Expression argument = made.arguments().get(i);
            List<Expression> others = new ArrayList<>();
            BigDecimal number = number(argument);
            if (number != null && number.signum() != 0) {
                // A weight is a share, which has no sign.
                if (!made.type().equals("Criterion")) {
                    others.add(literal(argument, number.negate()));
                }
                others.add(literal(argument, number.divide(TWO, 0, RoundingMode.DOWN)));
            }
            Expression constant = otherConstant(argument, Set.of());
            if (constant != null) {
                others.add(constant);
            }
            for (Expression other : others) {
                List<Expression> arguments = new ArrayList<>(made.arguments());
                arguments.set(i, other);
                changes.add(Changed.of(argument, other)
                        .in(new Expression.New(made.place(), made.type(), List.copyOf(arguments))));
            }
        }
        return changes;
    }

    /** The next constant of the same kind that is not taken, or none. */
    private static @Nullable Expression otherConstant(Expression value, Set<String> taken) {
        String dotted = Linker.dotted(value);
        int dot = dotted.lastIndexOf('.');
        Class<?> kind =
                dot < 0 ? null : Vocabulary.constants(dotted.substring(0, dot)).orElse(null);
        if (kind == null || !(value instanceof Expression.Member member)) {
            return null;
        }
        List<String> constants = Type.constant(kind).constants();
        int start = constants.indexOf(member.name());
        for (int i = 1; i < constants.size(); i++) {
            Expression other = new Expression.Member(
                    member.place(), member.target(), constants.get((start + i) % constants.size()));
            if (!taken.contains(Printer.print(other))) {
                return other;
            }
        }
        return null;
    }

    /** Comparisons of whole numbers in one form, so that {@code > 0} and {@code >= 1} are known to be the same. */
    private String meaning(Expression.Binary binary) {
        BigDecimal number = number(binary.right());
        if (number != null && isWhole(binary.left()) && number.scale() <= 0) {
            if (binary.operator() == Operator.LESS) {
                return Printer.print(binary.left()) + " <= "
                        + number.subtract(BigDecimal.ONE).toPlainString();
            }
            if (binary.operator() == Operator.MORE) {
                return Printer.print(binary.left()) + " >= "
                        + number.add(BigDecimal.ONE).toPlainString();
            }
        }
        return Printer.print(binary);
    }

    private static @Nullable BigDecimal number(Expression expression) {
        if (expression instanceof Expression.Negative negative) {
            BigDecimal number = number(negative.operand());
            return number == null ? null : number.negate();
        }
        return expression instanceof Expression.Literal literal && literal.value() instanceof BigDecimal number
                ? number
                : null;
    }

    private static Expression literal(Expression before, BigDecimal number) {
        Expression plain = new Expression.Literal(before.place(), number.abs());
        return number.signum() < 0 ? new Expression.Negative(before.place(), plain) : plain;
    }

    private boolean isWhole(Expression expression) {
        Class<?> type = typeOf(expression);
        return type != null && WHOLE.contains(type);
    }

    /** What a field gives; none for anything else. */
    private @Nullable Class<?> typeOf(Expression expression) {
        if (expression instanceof Expression.Name name) {
            return field(own, name.name());
        }
        if (expression instanceof Expression.Member member) {
            return field(factOf(member.target()), member.name());
        }
        if (!(expression instanceof Expression.Call call)) {
            return null;
        }
        if (Set.of("size", "length").contains(call.name())) {
            return int.class;
        }
        return field(call.target() == null ? own : factOf(call.target()), call.name());
    }

    private @Nullable Class<?> factOf(Expression target) {
        return target instanceof Expression.Name name ? names.get(name.name()) : null;
    }

    private static @Nullable Class<?> field(@Nullable Class<?> fact, String name) {
        return fact == null
                ? null
                : Stream.of(fact.getDeclaredMethods())
                        .filter(method -> method.getName().equals(name) && Reach.isField(method))
                        .<Class<?>>map(method -> method.getReturnType())
                        .findFirst()
                        .orElse(null);
    }
}
