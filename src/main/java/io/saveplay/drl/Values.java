package io.saveplay.drl;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What operators do with values. What is not known stays not known, and compares with nothing. */
final class Values {
    /** The orders of a value and another. */
    static final int LESS = -1;

    static final int SAME = 0;
    static final int MORE = 1;

    private static final int MOST_TEXT = 2000;

    private Values() {}

    /** A literal in the form in which it is compared. */
    static @Nullable Object literal(@Nullable Object value) {
        if (value instanceof BigDecimal number && number.scale() <= 0 && number.precision() <= 18) {
            return number.longValueExact();
        }
        return value;
    }

    static boolean equal(@Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return a == b;
        }
        if (a instanceof Number x && b instanceof Number y) {
            return compare(x, y) == 0;
        }
        if (a instanceof LocalDate || b instanceof LocalDate) {
            LocalDate x = date(a);
            return x != null && x.equals(date(b));
        }
        return a.equals(b);
    }

    /** {@link #LESS}, {@link #SAME} or {@link #MORE}, as the first is; none when they have no order. */
    static @Nullable Integer order(@Nullable Object a, @Nullable Object b) {
        if (a instanceof Number x && b instanceof Number y) {
            return compare(x, y);
        }
        if (a instanceof LocalDate || b instanceof LocalDate) {
            LocalDate x = date(a);
            LocalDate y = date(b);
            return x == null || y == null ? null : Integer.valueOf(Integer.signum(x.compareTo(y)));
        }
        if (a instanceof Enum<?> x && b instanceof Enum<?> y && x.getDeclaringClass() == y.getDeclaringClass()) {
            // Constants are in the order in which a deal goes through them.
            List<?> constants = List.of(x.getDeclaringClass().getEnumConstants());
            return Integer.compare(constants.indexOf(x), constants.indexOf(y));
        }
        return a instanceof String x && b instanceof String y ? Integer.valueOf(Integer.signum(x.compareTo(y))) : null;
    }

    private static @Nullable LocalDate date(@Nullable Object value) {
        if (value instanceof LocalDate date) {
            return date;
        }
        try {
            return value instanceof String text ? LocalDate.parse(text) : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static int compare(Number a, Number b) {
        if (isWhole(a) && isWhole(b)) {
            return Long.compare(a.longValue(), b.longValue());
        }
        return exact(a).compareTo(exact(b));
    }

    private static boolean isWhole(Number number) {
        return number instanceof Integer || number instanceof Long;
    }

    private static BigDecimal exact(Number number) {
        if (number instanceof BigDecimal exact) {
            return exact;
        }
        return isWhole(number) ? BigDecimal.valueOf(number.longValue()) : BigDecimal.valueOf(number.doubleValue());
    }

    static boolean contains(@Nullable Object all, @Nullable Object one) {
        if (all instanceof String text) {
            return one instanceof String part && text.contains(part);
        }
        return one != null && all instanceof Collection<?> list && list.contains(one);
    }

    static @Nullable Object not(@Nullable Object value) {
        return value instanceof Boolean truth ? !truth : null;
    }

    static @Nullable Object plus(@Nullable Object a, @Nullable Object b) {
        if (a instanceof String || b instanceof String) {
            return cut(shown(a) + shown(b));
        }
        return a instanceof Number x && b instanceof Number y ? exact(x).add(exact(y), MathContext.DECIMAL64) : null;
    }

    static @Nullable Object minus(@Nullable Object a, @Nullable Object b) {
        return a instanceof Number x && b instanceof Number y
                ? exact(x).subtract(exact(y), MathContext.DECIMAL64)
                : null;
    }

    static @Nullable Object times(@Nullable Object a, @Nullable Object b) {
        return a instanceof Number x && b instanceof Number y
                ? exact(x).multiply(exact(y), MathContext.DECIMAL64)
                : null;
    }

    /** A quotient; not known when it is divided by zero. */
    static @Nullable Object divided(@Nullable Object a, @Nullable Object b) {
        return a instanceof Number x && b instanceof Number y && exact(y).signum() != 0
                ? exact(x).divide(exact(y), MathContext.DECIMAL64)
                : null;
    }

    static @Nullable Object remainder(@Nullable Object a, @Nullable Object b) {
        return a instanceof Number x && b instanceof Number y && exact(y).signum() != 0
                ? exact(x).remainder(exact(y))
                : null;
    }

    static @Nullable Object entry(@Nullable Object of, @Nullable Object key) {
        if (of instanceof Map<?, ?> map) {
            return key instanceof String ? map.get(key) : null;
        }
        return of instanceof List<?> list && key instanceof Number place ? at(list, place) : null;
    }

    /** An entry of a list, counted from 0; not known when there is none. */
    static @Nullable Object at(List<?> list, Number place) {
        long index = place.longValue();
        return index >= 0 && index < list.size() ? list.get((int) index) : null;
    }

    private static String shown(@Nullable Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return value == null ? "something not known" : value.toString();
    }

    private static String cut(String text) {
        return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT - 1) + "…";
    }
}
