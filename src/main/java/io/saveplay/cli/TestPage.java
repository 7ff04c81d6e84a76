package io.saveplay.cli;

import io.saveplay.scenario.Mismatch;
import io.saveplay.scenario.ScenarioRun;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.text.WordUtils;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/** Scenarios that failed, as a page for the eye: by file, expected and got side by side, what differs marked. */
final class TestPage {
    private static final int WIDTH = 100;
    private static final int INDENT = 4;
    private static final int MARK = 2;
    private static final int WHAT = 22;
    private static final int SIDE = (WIDTH - INDENT - MARK - WHAT) / 2;

    private final Help.ColorScheme colours;

    TestPage(Ansi ansi) {
        this.colours = Help.defaultColorScheme(ansi);
    }

    /** The scenarios that failed among these; empty when none did. */
    String of(List<ScenarioRun> runs) {
        Map<String, List<ScenarioRun>> files = runs.stream()
                .collect(Collectors.groupingBy(ScenarioRun::file, LinkedHashMap::new, Collectors.toList()));
        StringBuilder page = new StringBuilder();
        files.forEach((file, all) -> {
            List<ScenarioRun> failed = all.stream().filter(run -> !run.passed()).toList();
            if (!failed.isEmpty()) {
                page.append(styled(file, Style.bold))
                        .append(": ")
                        .append(failed.size())
                        .append(" of ")
                        .append(all.size())
                        .append(" failed\n");
                failed.forEach(run -> page.append(scenario(run)).append('\n'));
            }
        });
        return page.toString();
    }

    private String scenario(ScenarioRun run) {
        String name = WordUtils.wrap(plain(run.scenario().name()), WIDTH - INDENT, "\n    ", true);
        return "  " + run.place() + "\n    " + styled(name, Style.bold) + "\n" + diff(run);
    }

    /** What a scenario expected and what it got. */
    String diff(ScenarioRun run) {
        TextTable table = TextTable.forColumns(
                colours,
                new Column(INDENT + MARK, INDENT, Overflow.TRUNCATE),
                new Column(WHAT, 0, Overflow.WRAP),
                new Column(SIDE, 1, Overflow.WRAP),
                new Column(SIDE, 1, Overflow.WRAP));
        row(table, "", "", "expected", "got", List.of(Style.underline), List.of(Style.underline));
        for (Mismatch mismatch : run.mismatches()) {
            String what = mismatch.what();
            for (Mismatch.Row row : mismatch.rows()) {
                boolean differs = row.differs();
                row(
                        table,
                        differs ? "!" : "",
                        what,
                        row.expected().isEmpty() && differs ? "(nothing)" : row.expected(),
                        row.got().isEmpty() && differs ? "(nothing)" : row.got(),
                        differs ? List.of(Style.fg_green) : List.of(),
                        differs ? List.of(Style.fg_red) : List.of());
                what = "";
            }
        }
        return table.toString();
    }

    private void row(
            TextTable table,
            String mark,
            String what,
            String expected,
            String got,
            List<IStyle> left,
            List<IStyle> right) {
        table.addRowValues(
                colours.apply(mark, right),
                colours.apply(plain(what), List.of()),
                colours.apply(plain(expected), left),
                colours.apply(plain(got), right));
    }

    private String styled(String text, Style style) {
        return colours.apply(text, List.of(style)).toString();
    }

    /** What rules and scenarios say may hold control characters, and none of them is to reach the terminal. */
    private static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
