package io.saveplay.text;

import java.util.Arrays;

/**
 * What reading costs on one thread.
 *
 * @param medianMillis half of the texts take no longer, milliseconds
 * @param p99Millis 99 in 100 texts take no longer, milliseconds
 * @param textsPerSecond how many are read in a second, one after another
 */
public record Cost(double medianMillis, double p99Millis, double textsPerSecond) {

    /**
     * The cost of texts by the time of each. Percentiles are by nearest rank: the smallest time that is at least as long
     * as that share of all times.
     *
     * @param nanos for each text, at least one
     */
    static Cost of(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        double seconds = Arrays.stream(sorted).sum() / 1e9;
        return new Cost(
                percentile(sorted, 50) / 1e6, percentile(sorted, 99) / 1e6, sorted.length / Math.max(seconds, 1e-9));
    }

    private static long percentile(long[] sorted, int percent) {
        int rank = Math.max(1, (int) Math.ceil(sorted.length * percent / 100.0));
        return sorted[rank - 1];
    }
}
