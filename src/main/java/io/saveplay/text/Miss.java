package io.saveplay.text;

import io.saveplay.text.Reading.Reason;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text that was read neither as labelled nor as an alternate.
 *
 * @param line the line of the file, from 1
 * @param read the code of its first reason, none when nothing was read
 * @param weight that reason's weight, 0 when nothing was read
 * @param quote the words that spoke for it
 * @param example the example that they are most like, where their meaning spoke
 */
public record Miss(
        int line,
        String id,
        String label,
        List<String> alternates,
        @Nullable String read,
        double weight,
        @Nullable String quote,
        @Nullable String example,
        String text) {

    /** The worst misses: wrong with the most weight first, then what was missed, in the order of the file. */
    public static List<Miss> worst(List<Scored> all, int most) {
        return all.stream()
                .filter(one -> !one.lenient())
                .map(Miss::of)
                .sorted(Comparator.comparingDouble(Miss::weight).reversed().thenComparingInt(Miss::line))
                .limit(most)
                .toList();
    }

    private static Miss of(Scored one) {
        Labelled.Row row = one.row();
        Reason first = one.first();
        if (first == null || one.read().equals(Scored.NO_REASON)) {
            String read = first == null ? null : first.reason();
            return new Miss(row.line(), row.id(), row.label(), row.alternates(), read, 0, null, null, row.text());
        }
        Finding spoke = first.findings().stream()
                .filter(found -> found.reason().equals(first.reason()))
                .max(Comparator.comparingDouble(Finding::weight))
                .orElseThrow();
        return new Miss(
                row.line(),
                row.id(),
                row.label(),
                row.alternates(),
                first.reason(),
                first.weight(),
                spoke.quote(),
                spoke.example(),
                row.text());
    }
}
