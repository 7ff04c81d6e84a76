package io.saveplay.scenario;

import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRowGenerator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One expectation of a scenario that does not hold.
 *
 * @param what the word under {@code then}, with the play or criterion where there is one, such as {@code due: ask-why}
 * @param expected what was expected, in words
 * @param got what came instead, in words
 * @param rows the same side by side, line by line
 */
public record Mismatch(String what, String expected, String got, List<Row> rows) {
    private static final DiffRowGenerator IN_ORDER = DiffRowGenerator.create()
            .showInlineDiffs(false)
            .lineNormalizer(line -> line)
            .build();

    /**
     * A line of both sides.
     *
     * @param expected what was expected here; empty when nothing was
     * @param got what came; empty when nothing did
     * @param differs whether this is what is wrong
     */
    public record Row(String expected, String got, boolean differs) {}

    /** One value in place of another. */
    static Mismatch of(String what, String expected, String got) {
        return new Mismatch(what, "`" + expected + "`", "`" + got + "`", List.of(new Row(expected, got, true)));
    }

    /** Something in place of another, in words of ours. */
    static Mismatch said(String what, String expected, String got) {
        return new Mismatch(what, expected, got, List.of(new Row(expected, got, true)));
    }

    /** A list in place of another, where the order counts. */
    static Mismatch inOrder(String what, List<String> expected, List<String> got) {
        List<Row> rows = IN_ORDER.generateDiffRows(expected, got).stream()
                .map(row -> new Row(row.getOldLine(), row.getNewLine(), row.getTag() != DiffRow.Tag.EQUAL))
                .toList();
        return new Mismatch(what, "`" + expected + "`", "`" + got + "`", rows);
    }

    /** Names that were expected among others, some of which are not there. */
    static Mismatch lacking(String what, List<String> expected, List<String> got) {
        List<String> missing =
                expected.stream().filter(name -> !got.contains(name)).toList();
        Stream<Row> asked = expected.stream()
                .map(name -> got.contains(name) ? new Row(name, name, false) : new Row(name, "", true));
        Stream<Row> others =
                got.stream().filter(name -> !expected.contains(name)).map(name -> new Row("", name, false));
        return new Mismatch(
                what, shown(missing), shown(got), Stream.concat(asked, others).toList());
    }

    /** Names that were not to come, and did. */
    static Mismatch unwanted(String what, List<String> there, List<String> got) {
        return new Mismatch(
                what,
                "none of " + shown(there),
                shown(got),
                there.stream().map(name -> new Row("not " + name, name, true)).toList());
    }

    /** The mismatch as a sentence. */
    public String text() {
        return what + ": expected " + expected + ", got " + got;
    }

    private static String shown(List<String> names) {
        return names.isEmpty()
                ? "nothing"
                : String.join(", ", names.stream().map(name -> "`" + name + "`").toList());
    }
}
