package io.saveplay.bench;

import java.util.List;

/**
 * Rows that are shown together.
 *
 * @param name in small letters and hyphens; its chart is a file of this name
 * @param about how the figures came about, in a sentence or two
 * @param charted the figures of which a chart is drawn; none for no chart
 */
public record Table(String name, String about, List<Row> rows, List<String> charted) {

    public Table {
        rows = List.copyOf(rows);
        charted = List.copyOf(charted);
    }
}
