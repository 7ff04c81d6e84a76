package io.saveplay.lint;

import io.saveplay.drl.Expression;
import io.saveplay.drl.Operator;
import io.saveplay.drl.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Values that are written out, and what a comparison with one leaves of a term. */
final class Written {
    private Written() {}

    /** What a term may be that is compared with a value; none when that is not a value that is written out. */
    static @Nullable Possible possible(Shape shape, Operator operator, Expression value) {
        if (value instanceof Expression.Literal literal && literal.value() == null) {
            return switch (operator) {
                case EQUAL -> new Possible(!shape.always(), new Body.None(), shape.always());
                case NOT_EQUAL -> new Possible(false, new Body.Any(), shape.always());
                default -> null;
            };
        }
        Body body = body(shape, operator, value);
        return body == null
                ? null
                : new Possible(operator == Operator.NOT_EQUAL && !shape.always(), body, shape.always());
    }

    private static @Nullable Body body(Shape shape, Operator operator, Expression value) {
        BigDecimal number = number(shape, value);
        if (number != null) {
            return numbers(operator, number, shape);
        }
        String word = word(value);
        if (word == null) {
            return null;
        }
        if (operator.orders()) {
            return ordered(shape.constants(), operator, word);
        }
        Set<String> all = shape.kind() == Type.Kind.TRUTH
                ? new TreeSet<>(Set.of("true", "false"))
                : new TreeSet<>(shape.constants());
        return Among.of(operator == Operator.NOT_EQUAL, Set.of(word), all);
    }

    private static @Nullable Body ordered(List<String> constants, Operator operator, String word) {
        int place = constants.indexOf(word);
        if (place < 0) {
            return null;
        }
        Set<String> fitting = new TreeSet<>();
        for (int i = 0; i < constants.size(); i++) {
            boolean below = operator == Operator.LESS || operator == Operator.AT_MOST;
            boolean fits = below ? i < place : i > place;
            if (fits || (i == place && (operator == Operator.AT_MOST || operator == Operator.AT_LEAST))) {
                fitting.add(constants.get(i));
            }
        }
        return Among.of(false, fitting, new TreeSet<>(constants));
    }

    private static Body numbers(Operator operator, BigDecimal number, Shape shape) {
        boolean whole = shape.whole() || shape.kind() == Type.Kind.DATE;
        Span below = new Span(null, true, number, operator != Operator.AT_MOST);
        Span above = new Span(number, operator != Operator.AT_LEAST, null, true);
        return switch (operator) {
            case LESS, AT_MOST -> Spans.of(List.of(below), whole);
            case MORE, AT_LEAST -> Spans.of(List.of(above), whole);
            case NOT_EQUAL -> Spans.of(List.of(below, above), whole);
            default -> Spans.of(List.of(new Span(number, false, number, false)), whole);
        };
    }

    /** A number that is written out, or a date as the number of its day. */
    static @Nullable BigDecimal number(Shape shape, Expression value) {
        if (value instanceof Expression.Negative negative) {
            BigDecimal number = number(shape, negative.operand());
            return number == null ? null : number.negate();
        }
        if (!(value instanceof Expression.Literal literal)) {
            return null;
        }
        try {
            return literal.value() instanceof String text && shape.kind() == Type.Kind.DATE
                    ? BigDecimal.valueOf(LocalDate.parse(text).toEpochDay())
                    : literal.value() instanceof BigDecimal number ? number : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static @Nullable String word(Expression value) {
        if (value instanceof Expression.Literal literal && literal.value() != null) {
            return String.valueOf(literal.value());
        }
        // A constant, such as `Stage.SIGNED` or `Mention.How.CODE`.
        Expression first = value;
        while (first instanceof Expression.Member member) {
            first = member.target();
        }
        return value instanceof Expression.Member member
                        && first instanceof Expression.Name name
                        && Character.isUpperCase(name.name().charAt(0))
                ? member.name()
                : null;
    }
}
