package io.saveplay.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/** Lines of a page, none wider than a terminal. */
final class Lines {
    private static final int WIDTH = 100;
    private static final String STEP = "  ";

    private final Ansi ansi;
    private final int width;
    private final StringBuilder page = new StringBuilder();

    Lines(Ansi ansi) {
        this(ansi, WIDTH);
    }

    /** Lines of at most so many chars. */
    Lines(Ansi ansi, int width) {
        this.ansi = ansi;
        this.width = width;
    }

    /** A line that stands out. */
    void title(String text) {
        for (String line : wrapped(text, "", "")) {
            page.append(ansi.enabled() ? Ansi.Style.bold.on() + line + Ansi.Style.bold.off() : line)
                    .append('\n');
        }
    }

    /** Text, set in by some steps; what does not fit goes on below, set in a little more. */
    void text(int indent, String text) {
        wrapped(text, STEP.repeat(indent), STEP.repeat(indent + 1))
                .forEach(line -> page.append(line).append('\n'));
    }

    /** Text that stands after a label, and goes on below its own start. */
    void labelled(String label, String text) {
        wrapped(text, label, " ".repeat(label.length()))
                .forEach(line -> page.append(line).append('\n'));
    }

    /** A row of a table, as wide as it is. */
    void row(String cells) {
        page.append(plain(cells).stripTrailing()).append('\n');
    }

    /** A part of a sum. */
    void points(int points, String because) {
        String start = STEP.repeat(2) + String.format(java.util.Locale.ROOT, "%+4d  ", points);
        wrapped(because, start, " ".repeat(start.length()))
                .forEach(line -> page.append(line).append('\n'));
    }

    /** An empty line. */
    void gap() {
        page.append('\n');
    }

    /** Text with a capital letter at its start. */
    static String sentence(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
    }

    private List<String> wrapped(String text, String first, String next) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(first);
        boolean start = true;
        for (String word : plain(text).strip().split("\\s+", -1)) {
            if (!start && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line = new StringBuilder(next);
                start = true;
            }
            line.append(start ? "" : " ").append(word);
            start = false;
        }
        lines.add(line.toString());
        return lines;
    }

    /** What came in with the event may hold control characters, and none of them is to reach the terminal. */
    private static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
