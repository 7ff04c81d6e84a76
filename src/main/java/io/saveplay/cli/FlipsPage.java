package io.saveplay.cli;

import io.saveplay.scenario.Flips;
import java.util.List;
import java.util.Set;
import org.apache.commons.text.WordUtils;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;

/** Which decisions flip, as a page for the eye: by what changed, with counts and examples. */
final class FlipsPage {
    private static final int WIDTH = 100;

    private final Help.ColorScheme colours;
    private final StringBuilder page = new StringBuilder();

    private FlipsPage(Ansi ansi) {
        this.colours = Help.defaultColorScheme(ansi);
    }

    /** The page of a report, coloured where {@code ansi} allows. */
    static String of(Flips.Report report, Ansi ansi) {
        FlipsPage page = new FlipsPage(ansi);
        report.groups().forEach(page::group);
        page.unread(report);
        page.page
                .append(report.before())
                .append(" -> ")
                .append(report.after())
                .append(": ")
                .append(report.events())
                .append(" events, ")
                .append(report.flipped())
                .append(" flipped, ")
                .append(report.unreadable())
                .append(" could not be read\n");
        return page.page.toString();
    }

    private void group(Flips.Group group) {
        line(0, group.change().title() + ": " + group.count(), Style.bold);
        for (Flips.Example example : group.examples()) {
            line(2, example.event() + " (" + example.place() + ")");
            line(4, "before  " + example.before(), Style.fg_red);
            line(4, "after   " + example.after(), Style.fg_green);
            fired("fired only before: ", example.firedBefore());
            fired("fired only after: ", example.firedAfter());
        }
        if (group.count() > group.examples().size()) {
            line(2, "and " + (group.count() - group.examples().size()) + " more");
        }
        page.append('\n');
    }

    private void fired(String when, Set<String> rules) {
        if (!rules.isEmpty()) {
            line(4, when + String.join(", ", rules));
        }
    }

    private void unread(Flips.Report report) {
        if (report.unread().isEmpty()) {
            return;
        }
        line(0, "could not be read: " + report.unreadable(), Style.bold);
        report.unread().forEach(one -> line(2, one.place() + ": " + String.join("; ", one.errors())));
        if (report.unreadable() > report.unread().size()) {
            line(2, "and " + (report.unreadable() - report.unread().size()) + " more");
        }
        page.append('\n');
    }

    private void line(int indent, String text, Style... styles) {
        String gap = " ".repeat(indent);
        // What events say may hold control characters, and none of them is to reach the terminal.
        String plain = text.replaceAll("\\p{Cntrl}", " ");
        String wrapped = WordUtils.wrap(plain, WIDTH - indent - 8, "\n" + gap + "        ", false);
        page.append(gap).append(colours.apply(wrapped, List.of(styles))).append('\n');
    }
}
