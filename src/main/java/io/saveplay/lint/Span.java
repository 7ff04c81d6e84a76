package io.saveplay.lint;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * The numbers from one to another.
 *
 * @param low where they start, or none
 * @param open whether {@code low} is left out
 * @param high where they end, or none
 * @param ends whether {@code high} is left out
 */
record Span(
        @Nullable BigDecimal low, boolean open, @Nullable BigDecimal high, boolean ends) {

    /** The same numbers, of which only whole ones are meant. */
    Span whole() {
        BigDecimal from = low == null ? null : low.setScale(0, RoundingMode.CEILING);
        BigDecimal to = high == null ? null : high.setScale(0, RoundingMode.FLOOR);
        if (from != null && open && from.compareTo(low) == 0) {
            from = from.add(BigDecimal.ONE);
        }
        if (to != null && ends && to.compareTo(high) == 0) {
            to = to.subtract(BigDecimal.ONE);
        }
        return new Span(from, from == null, to, to == null);
    }

    boolean isEmpty() {
        int order = low == null || high == null ? -1 : low.compareTo(high);
        return order > 0 || (order == 0 && (open || ends));
    }

    Span and(Span other) {
        Span from = startsAfter(other) ? this : other;
        Span to = endsBefore(other) ? this : other;
        return new Span(from.low, from.open, to.high, to.ends);
    }

    private boolean startsAfter(Span other) {
        if (low == null || other.low == null) {
            return low != null;
        }
        int order = low.compareTo(other.low);
        return order > 0 || (order == 0 && open);
    }

    private boolean endsBefore(Span other) {
        if (high == null || other.high == null) {
            return high != null;
        }
        int order = high.compareTo(other.high);
        return order < 0 || (order == 0 && ends);
    }

    /** Whether it is one number. */
    boolean isOne() {
        return low != null && high != null && low.compareTo(high) == 0;
    }

    /** As it is said: {@code 5000} or {@code from 3 to 5}. */
    String words() {
        if (isOne()) {
            return shown(low);
        }
        String from = low == null ? "" : (open ? "above " : "from ") + shown(low);
        String to = high == null ? "" : (ends ? "below " : "to ") + shown(high);
        return (from + " " + to).strip();
    }

    private static String shown(@Nullable BigDecimal number) {
        return number == null ? "" : number.stripTrailingZeros().toPlainString();
    }
}
