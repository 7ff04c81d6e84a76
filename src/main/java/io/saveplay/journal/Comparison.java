package io.saveplay.journal;

import org.jspecify.annotations.Nullable;

/**
 * How often decisions end in a save with what was learned and without it.
 *
 * @param with decisions that were ranked with it
 * @param without decisions that were held out, though something had been learned that bears on them
 * @param difference of the rates; none while there are no decisions on one side
 */
public record Comparison(Rate with, Rate without, @Nullable Difference difference) {
    /** The 97.5 % point of the normal distribution, for intervals of 95 %. */
    private static final double Z = 1.959963984540054;

    /**
     * A rate with its 95 % interval after Wilson (1927): {@code (r + z²/2n ± z sqrt(r(1-r)/n + z²/4n²)) / (1 + z²/n)}.
     *
     * @param saved how many
     * @param n of how many
     * @param rate 0 to 1; none while {@code n} is zero
     * @param low 0 while {@code n} is zero
     * @param high 1 while {@code n} is zero
     */
    public record Rate(int saved, int n, @Nullable Double rate, double low, double high) {

        /** The rate of this many in that many. */
        public static Rate of(int saved, int n) {
            if (saved < 0 || saved > n) {
                throw new IllegalArgumentException("between none and all are saved, not " + saved + " of " + n);
            }
            if (n == 0) {
                return new Rate(0, 0, null, 0, 1);
            }
            double rate = (double) saved / n;
            double middle = rate + Z * Z / (2 * n);
            double reach = Z * Math.sqrt(rate * (1 - rate) / n + Z * Z / (4.0 * n * n));
            double all = 1 + Z * Z / n;
            return new Rate(
                    saved, n, rate, saved == 0 ? 0 : (middle - reach) / all, saved == n ? 1 : (middle + reach) / all);
        }
    }

    /**
     * A difference of two rates with its 95 % interval after Newcombe (1998, Statistics in Medicine 17, 873-890, method
     * 10), which adds up the squares of how far the Wilson intervals reach.
     *
     * @param estimate -1 to 1; positive where what was learned helps
     */
    public record Difference(double estimate, double low, double high) {}

    /** Compares this many saves of that many decisions on each side. */
    public static Comparison of(int savedWith, int with, int savedWithout, int without) {
        Rate one = Rate.of(savedWith, with);
        Rate other = Rate.of(savedWithout, without);
        return new Comparison(one, other, difference(one, other));
    }

    private static @Nullable Difference difference(Rate one, Rate other) {
        Double p = one.rate();
        Double q = other.rate();
        if (p == null || q == null) {
            return null;
        }
        double estimate = p - q;
        return new Difference(
                estimate,
                estimate - Math.hypot(p - one.low(), other.high() - q),
                estimate + Math.hypot(one.high() - p, q - other.low()));
    }
}
