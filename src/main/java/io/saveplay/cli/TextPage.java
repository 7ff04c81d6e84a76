package io.saveplay.cli;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.lang3.StringUtils;
import picocli.CommandLine.Help.Ansi;

/** What was read in a text, as a page for the eye: each sentence with what it says, then the text as a whole. */
final class TextPage {
    /** Chars of a line; a narrow terminal has as many. */
    static final int WIDTH = 80;

    private static final int SHOWN = 200;

    private final Lines lines;

    private TextPage(Ansi ansi) {
        this.lines = new Lines(ansi, WIDTH);
    }

    /** The page, with its titles in bold where {@code ansi} allows. */
    static String of(TextView view, Ansi ansi) {
        TextPage page = new TextPage(ansi);
        Map<Integer, Runnable> parts = new TreeMap<>();
        view.unread().forEach(part -> parts.put(part.start(), () -> page.unread(part)));
        // A sentence may begin where a part begins that is read by phrases alone.
        view.sentences()
                .forEach(sentence -> parts.merge(sentence.start(), () -> page.sentence(sentence), TextPage::then));
        parts.values().forEach(Runnable::run);
        page.whole(view);
        return page.lines.toString();
    }

    private static Runnable then(Runnable first, Runnable second) {
        return () -> {
            first.run();
            second.run();
        };
    }

    private void sentence(TextView.Sentence sentence) {
        lines.labelled("line " + sentence.line() + "  ", sentence.text());
        if (sentence.findings().isEmpty()) {
            lines.text(1, "nothing");
        }
        sentence.findings().forEach(this::said);
        lines.gap();
    }

    private void said(TextView.Said said) {
        lines.labelled("  " + percent(said.weight()) + "  ", said.reason() + " (" + said.title() + ")");
        lines.labelled(
                "        ",
                "\"" + said.quote() + "\", "
                        + (said.example() == null ? "by phrase" : "much like: \"" + said.example() + "\""));
    }

    private void unread(TextView.Unread part) {
        String last = part.lastLine() == part.line() ? "" : " to " + part.lastLine();
        lines.labelled(
                "line " + part.line() + last + "  ",
                StringUtils.abbreviate(part.text().strip(), SHOWN));
        lines.text(1, "not read: " + part.because());
        lines.gap();
    }

    private void whole(TextView view) {
        lines.title("The whole text");
        if (view.reasons().isEmpty()) {
            lines.text(1, "no reason");
        }
        for (TextView.Reason reason : view.reasons()) {
            String child = reason.reason().equals(reason.family())
                    ? ""
                    : ", as " + reason.reason() + " (" + reason.title() + ")";
            lines.labelled(
                    "  " + percent(reason.weight()) + "  ",
                    reason.family() + " (" + reason.familyTitle() + ")" + child);
        }
    }

    /** A share of 1 in percent, four chars wide. */
    static String percent(double share) {
        return String.format(Locale.ROOT, "%3.0f%%", 100 * share);
    }
}
