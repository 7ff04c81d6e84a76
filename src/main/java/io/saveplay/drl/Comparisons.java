package io.saveplay.drl;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which values can be compared in which way. */
final class Comparisons {
    private final Problems problems;

    Comparisons(Problems problems) {
        this.problems = problems;
    }

    private void wrong(Expression at, String message, @Nullable String fix) {
        problems.add(at.place(), "wrong-type", message, fix);
    }

    boolean holds(Expression.Binary binary, Type all, Type one) {
        boolean well = (all.is(Type.Kind.LIST) || all.is(Type.Kind.TEXT)) && one.is(Type.Kind.TEXT);
        if (!well) {
            wrong(
                    binary,
                    "`" + binary.operator().text() + "` needs a list or text and a text, and here are " + all.words()
                            + " and " + one.words(),
                    null);
        }
        return well;
    }

    boolean matches(Expression.Binary binary, Type left) {
        if (!left.is(Type.Kind.TEXT)
                || !(binary.right() instanceof Expression.Literal literal)
                || !(literal.value() instanceof String pattern)) {
            wrong(binary, "`matches` needs a text and a pattern in quotes", null);
            return false;
        }
        Optional<String> fault = Patterns.fault(pattern);
        fault.ifPresent(words ->
                problems.add(binary.right().place(), "pattern", words, "`.*` stands for anything: `\".*price.*\"`"));
        return fault.isEmpty();
    }

    boolean ordered(Expression.Binary binary, Type left, Type right) {
        boolean well = !left.is(Type.Kind.NOTHING)
                && !right.is(Type.Kind.NOTHING)
                && Set.of(Type.Kind.NUMBER, Type.Kind.DATE, Type.Kind.CONSTANT)
                        .contains(left.is(Type.Kind.TEXT) ? right.kind() : left.kind());
        if (!well) {
            wrong(
                    binary,
                    "`" + binary.operator().text() + "` cannot stand between " + left.words() + " and " + right.words(),
                    right.is(Type.Kind.NOTHING)
                            ? "write `" + Printer.print(binary.left()) + " == null` for what is not known"
                            : null);
        }
        return well;
    }

    boolean comparable(Expression leftOne, Type left, Expression rightOne, Type right) {
        if (left.equals(right) && !left.is(Type.Kind.LIST) && !left.is(Type.Kind.MAP) && !left.is(Type.Kind.FACT)) {
            return true;
        }
        if (left.is(Type.Kind.NOTHING) || right.is(Type.Kind.NOTHING)) {
            return true;
        }
        if ((left.is(Type.Kind.DATE) && isDate(rightOne)) || (right.is(Type.Kind.DATE) && isDate(leftOne))) {
            return true;
        }
        wrong(
                rightOne,
                "`" + Printer.print(leftOne) + "` is " + left.words() + ", and `" + Printer.print(rightOne) + "` is "
                        + right.words(),
                Hints.forComparison(left, right, rightOne));
        return false;
    }

    private static boolean isDate(Expression expression) {
        try {
            return expression instanceof Expression.Literal literal
                    && literal.value() instanceof String text
                    && LocalDate.parse(text) != null;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
