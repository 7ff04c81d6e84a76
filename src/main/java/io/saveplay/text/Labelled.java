package io.saveplay.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Texts whose reasons somebody wrote down. The file is separated by tabs and has no quoting; its first line names the
 * columns: {@code text}, {@code label}, and where there are such {@code alt_labels} (separated by commas), {@code id} and
 * {@code source}. Other columns are passed over, and so are empty lines.
 */
public record Labelled(List<Row> rows) {
    /** The label of a text from somebody who does not leave. */
    static final String NOT_CANCELLING = "NOT_CANCELLING";
    /** The label of a text of which its reader could not tell why they leave. */
    static final String UNKNOWN = "UNKNOWN";
    /** The label of a text from somebody who leaves and does not say why. */
    static final String UNSTATED = "UNSTATED";

    /**
     * A labelled text.
     *
     * @param line the line of the file, from 1
     * @param id what the file calls it, or {@code line 7} when it has no id
     * @param label a reason's code, {@code NOT_CANCELLING}, {@code UNKNOWN} or {@code UNSTATED}
     * @param alternates labels that would do as well
     * @param source where it comes from, if the file says so
     */
    public record Row(
            int line,
            String id,
            String text,
            String label,
            List<String> alternates,
            @Nullable String source) {}

    /**
     * Reads a file.
     *
     * @param file its content
     * @param codes the reason codes that may be labels; their families may be labels too
     * @throws MislabelledException with everything that is wrong, by line
     */
    public static Labelled read(String file, Set<String> codes) throws MislabelledException {
        return new Lines(codes).read(file);
    }

    private static final class Lines {
        private static final int LONGEST = 40;

        private final Set<String> labels = new TreeSet<>(Set.of(NOT_CANCELLING, UNKNOWN, UNSTATED));
        private final List<String> faults = new ArrayList<>();

        Lines(Set<String> codes) {
            labels.addAll(codes);
            codes.forEach(code -> labels.add(Reading.family(code)));
        }

        Labelled read(String file) throws MislabelledException {
            String[] lines = file.split("\n", -1);
            List<String> names = cells(lines[0]);
            Map<String, Integer> columns = columns(names);
            List<Row> rows = new ArrayList<>();
            for (int i = 1; i < lines.length && !columns.isEmpty(); i++) {
                if (!lines[i].isBlank()) {
                    row(i + 1, cells(lines[i]), names.size(), columns, rows);
                }
            }
            if (faults.isEmpty() && rows.isEmpty()) {
                faults.add("there is no row below the header");
            }
            if (!faults.isEmpty()) {
                throw new MislabelledException(faults);
            }
            return new Labelled(List.copyOf(rows));
        }

        /** Where each column stands; nothing when no row can be read. */
        private Map<String, Integer> columns(List<String> names) {
            Map<String, Integer> columns = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                if (columns.putIfAbsent(names.get(i), i) != null) {
                    faults.add("line 1: there are two columns `" + shown(names.get(i)) + "`");
                }
            }
            for (String needed : List.of("text", "label")) {
                if (!columns.containsKey(needed)) {
                    faults.add("line 1: there is no column `" + needed + "`; the columns are `"
                            + names.stream().map(Lines::shown).collect(Collectors.joining("`, `")) + "`");
                }
            }
            return faults.isEmpty() ? columns : Map.of();
        }

        private void row(int line, List<String> cells, int width, Map<String, Integer> columns, List<Row> rows) {
            if (cells.size() != width) {
                faults.add("line " + line + ": there are " + cells.size() + " columns where the header has " + width);
                return;
            }
            String text = cell(cells, columns, "text");
            String label = cell(cells, columns, "label");
            List<String> alternates = Stream.of(
                            cell(cells, columns, "alt_labels").split(",", -1))
                    .map(String::strip)
                    .filter(alternate -> !alternate.isEmpty())
                    .toList();
            if (text.isEmpty()) {
                faults.add("line " + line + ": there is no text");
            }
            Stream.concat(Stream.of(label), alternates.stream())
                    .filter(one -> !labels.contains(one))
                    .forEach(one -> faults.add("line " + line + ": " + fault(one)));
            String id = cell(cells, columns, "id");
            String source = columns.containsKey("source") ? cell(cells, columns, "source") : null;
            rows.add(new Row(line, id.isEmpty() ? "line " + line : id, text, label, alternates, source));
        }

        private String fault(String label) {
            Set<String> families = new TreeSet<>();
            labels.forEach(one -> families.add(Reading.family(one)));
            String what = label.isEmpty() ? "there is no label" : "`" + shown(label) + "` is not a label";
            return what + "; labels are " + String.join(", ", families) + " and the codes below them";
        }

        /** Where columns are mixed up or not named, a cell is somebody's text, which no error repeats. */
        private static String shown(String name) {
            return name.length() > LONGEST ? "..." : name;
        }

        private static String cell(List<String> cells, Map<String, Integer> columns, String name) {
            Integer at = columns.get(name);
            return at == null ? "" : cells.get(at).strip();
        }

        private static List<String> cells(String line) {
            String whole = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
            return List.of(whole.split("\t", -1));
        }
    }
}
