package io.saveplay.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Labelled texts, read.
 *
 * @param texts in the order of the file
 */
public record Measured(List<Scored> texts, Cost cost) {
    /**
     * Reads all texts twice, one after another and past any cache: once to warm up, once by the clock.
     *
     * @param threshold weights below it count as nothing read, 0 to 1
     * @param nanos a clock that only ever goes on, in nanoseconds
     */
    public static Measured by(TextReader reader, Labelled file, double threshold, LongSupplier nanos) {
        file.rows().forEach(row -> reader.readAnew(row.text()));
        long[] times = new long[file.rows().size()];
        List<Scored> texts = new ArrayList<>();
        for (Labelled.Row row : file.rows()) {
            long start = nanos.getAsLong();
            Reading reading = reader.readAnew(row.text());
            times[texts.size()] = nanos.getAsLong() - start;
            texts.add(Scored.of(row, reading, threshold));
        }
        return new Measured(List.copyOf(texts), Cost.of(times));
    }
}
