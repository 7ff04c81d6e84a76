package io.saveplay.drl;

import com.google.re2j.Pattern;
import io.saveplay.drl.Reach.OutOfReachException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The function objects of operators and of what may be asked of values. */
final class Operations {
    private Operations() {}

    /** Two values with an operator between them. */
    static Value of(Expression.Binary binary, Value left, Value right) {
        return switch (binary.operator()) {
            case AND ->
                (own, named) -> Boolean.TRUE.equals(left.of(own, named)) && Boolean.TRUE.equals(right.of(own, named));
            case OR ->
                (own, named) -> Boolean.TRUE.equals(left.of(own, named)) || Boolean.TRUE.equals(right.of(own, named));
            case EQUAL -> equal(left, right, true);
            case NOT_EQUAL -> equal(left, right, false);
            case LESS -> ordered(left, right, Values.LESS, Values.LESS);
            case AT_MOST -> ordered(left, right, Values.LESS, Values.SAME);
            case MORE -> ordered(left, right, Values.MORE, Values.MORE);
            case AT_LEAST -> ordered(left, right, Values.SAME, Values.MORE);
            case CONTAINS -> contains(left, right, true);
            case NOT_CONTAINS -> contains(left, right, false);
            case MEMBER_OF -> contains(right, left, true);
            case NOT_MEMBER_OF -> contains(right, left, false);
            case MATCHES -> matches(binary.right(), left, true);
            case NOT_MATCHES -> matches(binary.right(), left, false);
            case PLUS -> calculated(left, right, Values::plus);
            case MINUS -> calculated(left, right, Values::minus);
            case TIMES -> calculated(left, right, Values::times);
            case DIVIDE -> calculated(left, right, Values::divided);
            case REMAINDER -> calculated(left, right, Values::remainder);
        };
    }

    /** Most constraints compare with something that is always the same: it is looked at here, once. */
    private static Value equal(Value left, Value right, boolean wanted) {
        if (!(right instanceof Constant constant)) {
            return (own, named) -> Values.equal(left.of(own, named), right.of(own, named)) == wanted;
        }
        Object fixed = constant.value();
        if (fixed == null || fixed instanceof Enum) {
            return (own, named) -> (left.of(own, named) == fixed) == wanted;
        }
        if (fixed instanceof String text) {
            return (own, named) -> equalText(text, left.of(own, named)) == wanted;
        }
        return (own, named) -> Values.equal(left.of(own, named), fixed) == wanted;
    }

    private static boolean equalText(String text, @Nullable Object value) {
        return value instanceof String other ? text.equals(other) : Values.equal(text, value);
    }

    /** Whether the order of two values is between two others; values without an order are not. */
    private static Value ordered(Value left, Value right, int least, int most) {
        if (right instanceof Constant constant) {
            Object fixed = constant.value();
            return (own, named) -> isBetween(least, Values.order(left.of(own, named), fixed), most);
        }
        return (own, named) -> isBetween(least, Values.order(left.of(own, named), right.of(own, named)), most);
    }

    private static boolean isBetween(int least, @Nullable Integer order, int most) {
        return order != null && least <= order && order <= most;
    }

    private static Value contains(Value all, Value one, boolean wanted) {
        if (one instanceof Constant constant) {
            Object fixed = constant.value();
            return (own, named) -> Values.contains(all.of(own, named), fixed) == wanted;
        }
        return (own, named) -> Values.contains(all.of(own, named), one.of(own, named)) == wanted;
    }

    private static Value calculated(
            Value left, Value right, BiFunction<@Nullable Object, @Nullable Object, @Nullable Object> sum) {
        return (own, named) -> sum.apply(left.of(own, named), right.of(own, named));
    }

    /** Patterns are matched in a time that grows with the text and no faster, so none of them can run away. */
    private static Value matches(Expression written, Value text, boolean wanted) {
        Pattern pattern = pattern(written);
        return (own, named) -> {
            Object value = text.of(own, named);
            return value instanceof String words ? pattern.matches(words) == wanted : !wanted;
        };
    }

    private static Pattern pattern(Expression written) {
        if (written instanceof Expression.Literal literal
                && literal.value() instanceof String text
                && Patterns.fault(text).isEmpty()) {
            return Pattern.compile(text);
        }
        throw new OutOfReachException("matches");
    }

    /** Whether a value is among others. */
    static Value in(Value left, List<Value> values, boolean negated) {
        if (values.stream().allMatch(Constant.class::isInstance)) {
            Object[] fixed =
                    values.stream().map(value -> ((Constant) value).value()).toArray();
            return (own, named) -> isAmong(left.of(own, named), fixed) != negated;
        }
        Value[] among = values.toArray(Value[]::new);
        return (own, named) -> {
            Object one = left.of(own, named);
            for (Value value : among) {
                if (Values.equal(one, value.of(own, named))) {
                    return !negated;
                }
            }
            return negated;
        };
    }

    private static boolean isAmong(@Nullable Object one, @Nullable Object[] values) {
        for (Object value : values) {
            if (Values.equal(one, value)) {
                return true;
            }
        }
        return false;
    }

    /** Something that is asked of text or a list. */
    static Value method(String name, Value target, List<Value> arguments) {
        Set<String> known = new HashSet<>();
        known.addAll(Vocabulary.methods(Type.TEXT).keySet());
        known.addAll(Vocabulary.methods(Type.LIST).keySet());
        if (!known.contains(name) || arguments.size() > 1) {
            throw new OutOfReachException(name);
        }
        Value argument = arguments.isEmpty() ? (own, named) -> null : arguments.get(0);
        return (own, named) -> ask(name, target.of(own, named), argument.of(own, named));
    }

    private static @Nullable Object ask(String name, @Nullable Object of, @Nullable Object argument) {
        if (of instanceof String text) {
            return switch (name) {
                case "length" -> text.length();
                case "isEmpty" -> text.isEmpty();
                case "isBlank" -> text.isBlank();
                case "toLowerCase" -> text.toLowerCase(Locale.ROOT);
                case "toUpperCase" -> text.toUpperCase(Locale.ROOT);
                case "strip" -> text.strip();
                case "startsWith" -> argument instanceof String start && text.startsWith(start);
                case "endsWith" -> argument instanceof String end && text.endsWith(end);
                case "contains" -> argument instanceof String part && text.contains(part);
                default -> null;
            };
        }
        if (of instanceof List<?> list) {
            return switch (name) {
                case "size" -> list.size();
                case "isEmpty" -> list.isEmpty();
                case "contains" -> Values.contains(list, argument);
                case "get" -> argument instanceof Number place ? Values.at(list, place) : null;
                default -> null;
            };
        }
        return null;
    }
}
