package io.saveplay.bench;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was measured of one thing.
 *
 * @param figures each with its unit at the end of its name, such as {@code p99Ms}, in the order in which they are shown
 */
public record Row(String name, Map<String, Double> figures) {

    public Row {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }

    /** A row of nothing yet. */
    public static Row of(String name) {
        return new Row(name, Map.of());
    }

    /** The same with one more figure. */
    public Row with(String figure, double value) {
        Map<String, Double> more = new LinkedHashMap<>(figures);
        more.put(figure, value);
        return new Row(name, more);
    }
}
