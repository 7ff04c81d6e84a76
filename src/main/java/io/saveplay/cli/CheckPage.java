package io.saveplay.cli;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.saveplay.drl.Problem;
import io.saveplay.scenario.CheckReport;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.text.WordUtils;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;

/** The check of a rules folder, as a page for the eye: problems by file, then scenarios, then the counts. */
final class CheckPage {
    private static final int WIDTH = 100;

    private final Help.ColorScheme colours;
    private final StringBuilder page = new StringBuilder();

    private CheckPage(Ansi ansi) {
        this.colours = Help.defaultColorScheme(ansi);
    }

    /** The page of a report, coloured where {@code ansi} allows. */
    static String of(CheckReport report, Ansi ansi) {
        CheckPage page = new CheckPage(ansi);
        Map<String, List<Problem>> problems =
                report.problems().stream().collect(groupingBy(Problem::file, TreeMap::new, toList()));
        problems.values().forEach(page::problems);
        Map<String, List<CheckReport.Failed>> failed = report.scenarios().failed().stream()
                .collect(groupingBy(CheckReport.Failed::file, TreeMap::new, toList()));
        failed.values().forEach(page::failed);
        page.counts(report);
        return page.page.toString();
    }

    private void problems(List<Problem> problems) {
        line(0, problems.get(0).file(), Style.bold);
        for (Problem problem : problems) {
            boolean error = problem.severity() == Problem.Severity.ERROR;
            page.append("  ")
                    .append(colours.apply(error ? "error" : "warning", List.of(error ? Style.fg_red : Style.fg_yellow)))
                    .append("  ")
                    .append(problem.place())
                    .append(problem.rule() == null ? "" : "  rule `" + plain(problem.rule()) + "`")
                    .append('\n');
            line(4, problem.message());
            if (problem.fix() != null) {
                line(4, "fix: " + problem.fix());
            }
        }
        page.append('\n');
    }

    private void failed(List<CheckReport.Failed> failed) {
        line(0, failed.get(0).file(), Style.bold);
        for (CheckReport.Failed one : failed) {
            page.append("  ")
                    .append(colours.apply("failed", List.of(Style.fg_red)))
                    .append("  ")
                    .append(one.file())
                    .append(':')
                    .append(one.line())
                    .append('\n');
            line(4, one.name(), Style.bold);
            one.failures().forEach(failure -> line(4, failure));
        }
        page.append('\n');
    }

    private void counts(CheckReport report) {
        long errors = report.problems().stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .count();
        int failed = report.scenarios().failed().size();
        boolean ran = report.scenarios().passed() + failed > 0;
        page.append("rules ")
                .append(report.version() == null ? "not read" : report.version())
                .append(": ")
                .append(errors)
                .append(" errors, ")
                .append(report.problems().size() - errors)
                .append(" warnings; ")
                .append(
                        ran
                                ? report.scenarios().passed() + failed + " scenarios, " + failed + " failed"
                                : "no scenarios were run")
                .append('\n');
    }

    private void line(int indent, String text, Style... styles) {
        String gap = " ".repeat(indent);
        String wrapped = WordUtils.wrap(plain(text), WIDTH - indent, "\n" + gap, false);
        page.append(gap).append(colours.apply(wrapped, List.of(styles))).append('\n');
    }

    /** What files say may hold control characters, and none of them is to reach the terminal. */
    private static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
