package io.saveplay.bench;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What was measured, for people and for programs. */
final class Report {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Report() {}

    /** The facts of the machine. */
    static void print(Map<String, String> machine, PrintStream out) {
        machine.forEach((name, value) -> out.printf("%-12s %s%n", name, value));
    }

    /** A table as text, a column as wide as what stands in it. */
    static void print(Table table, PrintStream out) {
        out.printf("%n%s: %s%n%n", table.name(), table.about());
        Set<String> figures = new LinkedHashSet<>();
        table.rows().forEach(row -> figures.addAll(row.figures().keySet()));
        List<List<String>> columns = new ArrayList<>();
        columns.add(new ArrayList<>(List.of("")));
        table.rows().forEach(row -> columns.get(0).add(row.name()));
        for (String figure : figures) {
            List<String> column = new ArrayList<>(List.of(figure));
            table.rows().forEach(row -> column.add(shown(row.figures().get(figure))));
            columns.add(column);
        }
        for (int line = 0; line <= table.rows().size(); line++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < columns.size(); i++) {
                String cell = columns.get(i).get(line);
                int gap = columns.get(i).stream().mapToInt(String::length).max().orElse(0) - cell.length();
                text.append(i == 0 ? cell + " ".repeat(gap) : "  " + " ".repeat(gap) + cell);
            }
            out.println(text);
        }
    }

    /** Three digits that count, or the whole number. */
    static String shown(Double value) {
        if (value == null || value.isNaN()) {
            return "";
        }
        double size = Math.abs(value);
        String format = size >= 1000 ? "%,.0f" : size >= 100 || size == 0 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }

    /** Everything as JSON. */
    static void write(Map<String, String> machine, List<Table> tables, Path file) throws IOException {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("machine", machine);
        tables.forEach(table -> {
            Map<String, Object> rows = new LinkedHashMap<>();
            table.rows().forEach(row -> rows.put(row.name(), row.figures()));
            all.put(table.name(), Map.of("about", table.about(), "rows", rows));
        });
        Files.createDirectories(file.toAbsolutePath().getParent());
        JSON.writeValue(file.toFile(), all);
    }
}
