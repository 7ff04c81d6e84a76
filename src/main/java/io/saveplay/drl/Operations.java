package io.saveplay.drl;

import com.google.re2j.Pattern;
import io.saveplay.drl.Reach.OutOfReachException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
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
            case EQUAL -> test(left, right, Values::equal);
            case NOT_EQUAL -> test(left, right, (a, b) -> !Values.equal(a, b));
            case LESS -> ordered(left, right, order -> order < 0);
            case AT_MOST -> ordered(left, right, order -> order <= 0);
            case MORE -> ordered(left, right, order -> order > 0);
            case AT_LEAST -> ordered(left, right, order -> order >= 0);
            case CONTAINS -> test(left, right, Values::contains);
            case NOT_CONTAINS -> test(left, right, (all, one) -> !Values.contains(all, one));
            case MEMBER_OF -> test(left, right, (one, all) -> Values.contains(all, one));
            case NOT_MEMBER_OF -> test(left, right, (one, all) -> !Values.contains(all, one));
            case MATCHES -> matches(binary.right(), left, true);
            case NOT_MATCHES -> matches(binary.right(), left, false);
            case PLUS -> calculated(left, right, Values::plus);
            case MINUS -> calculated(left, right, Values::minus);
            case TIMES -> calculated(left, right, Values::times);
            case DIVIDE -> calculated(left, right, Values::divided);
            case REMAINDER -> calculated(left, right, Values::remainder);
        };
    }

    private static Value test(Value left, Value right, BiPredicate<@Nullable Object, @Nullable Object> test) {
        return (own, named) -> test.test(left.of(own, named), right.of(own, named));
    }

    private static Value ordered(Value left, Value right, IntPredicate test) {
        return (own, named) -> {
            Integer order = Values.order(left.of(own, named), right.of(own, named));
            return order != null && test.test(order);
        };
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
        return (own, named) -> {
            Object one = left.of(own, named);
            for (Value value : values) {
                if (Values.equal(one, value.of(own, named))) {
                    return !negated;
                }
            }
            return negated;
        };
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
