package io.saveplay.bench.peers;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What one of them takes.
 *
 * @param micros for a decision by the clock, the median of the rounds
 * @param cpu processor time for a decision in µs, the median: of the deciding thread, or of all of a process
 * @param rounds the same for each round
 * @param bytes allocated for a decision, the median; none where it cannot be told
 * @param toOurs how many times as long as ours takes that does the same or more
 * @param toHand how many times as long as the Java by hand takes that does the same
 * @param skipped why it was not measured; none when it was
 * @param failed whether that is because it says something else than we do, or cannot be run
 */
public record Row(
        String name,
        String does,
        int rules,
        int events,
        double micros,
        double cpu,
        List<Double> rounds,
        @Nullable Long bytes,
        @Nullable Double toOurs,
        @Nullable Double toHand,
        @Nullable String skipped,
        boolean failed) {

    /** One that was not measured. */
    static Row skipped(String name, int rules, String why, boolean failed) {
        return new Row(name, "", rules, 0, 0, 0, List.of(), null, null, null, why, failed);
    }

    /** Rows in words. */
    public static String table(List<Row> rows) {
        StringBuilder table = new StringBuilder();
        List<Integer> sizes = rows.stream().map(Row::rules).distinct().toList();
        for (int size : sizes) {
            table.append(String.format(
                    Locale.ROOT,
                    "%n%-46s %10s %10s %10s %9s %9s%n",
                    size + " rules",
                    "µs",
                    "CPU µs",
                    "KB",
                    "to ours",
                    "to hand"));
            rows.stream().filter(row -> row.rules == size).forEach(row -> table.append(line(row)));
        }
        return table.toString();
    }

    private static String line(Row row) {
        if (row.skipped != null) {
            return String.format(Locale.ROOT, "%-46s %s%n", row.name, row.skipped);
        }
        return String.format(
                Locale.ROOT,
                "%-46s %10.2f %10.2f %10s %9s %9s  rounds from %.2f to %.2f%n",
                row.name,
                row.micros,
                row.cpu,
                row.bytes == null ? "-" : String.format(Locale.ROOT, "%.1f", row.bytes / 1024.0),
                row.toOurs == null ? "-" : String.format(Locale.ROOT, "%.2f", row.toOurs),
                row.toHand == null ? "-" : String.format(Locale.ROOT, "%.1f", row.toHand),
                Collections.min(row.rounds),
                Collections.max(row.rounds));
    }
}
