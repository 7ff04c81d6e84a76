package io.saveplay.cli;

import io.saveplay.text.Cost;
import io.saveplay.text.Miss;
import io.saveplay.text.Reliability;
import io.saveplay.text.Score;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/** The score of labelled texts, as a page for the eye. */
final class TextEvalPage {
    private static final int SHOWN = 160;
    private static final int NAME = 24;

    private final Lines lines;

    private TextEvalPage(Ansi ansi) {
        this.lines = new Lines(ansi, TextPage.WIDTH);
    }

    /** The page, with its titles in bold where {@code ansi} allows. */
    static String of(TextEvalCommand.Evaluated evaluated, Ansi ansi) {
        TextEvalPage page = new TextEvalPage(ansi);
        Score score = evaluated.score();
        page.summary(evaluated);
        page.classes(score);
        page.confusion(score);
        page.reliability(score.reliability());
        page.shares("Texts that should yield no reason, by label", score.noReason());
        page.shares("By source", score.sources());
        page.worst(evaluated.worst());
        page.cost(evaluated.cost());
        return page.lines.toString();
    }

    private void summary(TextEvalCommand.Evaluated evaluated) {
        Score score = evaluated.score();
        lines.title(score.texts() + " texts, read by rules " + evaluated.rules());
        if (evaluated.threshold() > 0) {
            lines.text(1, "what weighs less than " + evaluated.threshold() + " counts as nothing read");
        }
        figure("strict", score.strict(), "read as labelled");
        figure("lenient", score.lenient(), "read as labelled or as an alternate");
        figure("macro-F1", score.macroF1(), "over all classes that are labels");
        figure("macro-F1 of reasons", score.macroF1OfReasons(), "the same without NO_REASON");
    }

    private void figure(String name, double value, String what) {
        lines.row(format("  %-20s %5.3f  %s", name, value, what));
    }

    private void classes(Score score) {
        lines.gap();
        lines.title("By class");
        lines.row(format("  %-" + NAME + "s %9s %6s %6s %7s %5s", "", "precision", "recall", "F1", "support", "read"));
        for (Score.PerClass one : score.classes()) {
            lines.row(format(
                    "  %-" + NAME + "s %9s %6s %6s %7d %5d",
                    name(one.name()),
                    one.read() == 0 ? "-" : format("%.3f", one.precision()),
                    one.support() == 0 ? "-" : format("%.3f", one.recall()),
                    format("%.3f", one.f1()),
                    one.support(),
                    one.read()));
        }
    }

    private void confusion(Score score) {
        lines.gap();
        lines.title("Confusion (down: the label, across: what was read)");
        int classes = score.classes().size();
        lines.row("     " + " ".repeat(NAME)
                + IntStream.rangeClosed(1, classes)
                        .mapToObj(number -> format(" %4d", number))
                        .collect(Collectors.joining()));
        for (int i = 0; i < classes; i++) {
            lines.row(format(
                            "  %2d %-" + NAME + "s",
                            i + 1,
                            name(score.classes().get(i).name()))
                    + score.confusion().get(i).stream()
                            .map(count -> format(" %4s", count == 0 ? "." : count))
                            .collect(Collectors.joining()));
        }
    }

    private void reliability(Reliability reliability) {
        lines.gap();
        lines.title("Weights of first reasons");
        lines.row(format("  %-12s %5s %6s %7s %8s", "weight", "texts", "mean", "strict", "lenient"));
        for (Reliability.Bin bin : reliability.bins()) {
            lines.row(format(
                    "  %-12s %5d %6.3f %7.3f %8.3f",
                    format("%.1f to %.1f", bin.from(), bin.to()),
                    bin.texts(),
                    bin.weight(),
                    bin.strict(),
                    bin.lenient()));
        }
        off(
                "calibration error",
                reliability.strict().calibrationError(),
                reliability.lenient().calibrationError());
        off("Brier score", reliability.strict().brier(), reliability.lenient().brier());
    }

    private void off(String name, @Nullable Double strict, @Nullable Double lenient) {
        if (strict != null && lenient != null) {
            lines.row(format("  %-25s %7.3f %8.3f", name, strict, lenient));
        }
    }

    private void shares(String title, List<Score.Share> shares) {
        if (shares.isEmpty()) {
            return;
        }
        lines.gap();
        lines.title(title);
        lines.row(format("  %-" + NAME + "s %5s %7s %8s", "", "texts", "strict", "lenient"));
        shares.forEach(share -> lines.row(format(
                "  %-" + NAME + "s %5d %7.3f %8.3f",
                name(share.name()),
                share.texts(),
                share.strict(),
                share.lenient())));
    }

    private void worst(List<Miss> misses) {
        if (misses.isEmpty()) {
            return;
        }
        lines.gap();
        lines.title("The worst misses");
        for (Miss miss : misses) {
            lines.text(1, miss.id() + " (line " + miss.line() + "): " + wanted(miss) + ", " + read(miss));
            lines.labelled("    ", StringUtils.abbreviate(miss.text(), SHOWN));
        }
    }

    private static String wanted(Miss miss) {
        String alternates = miss.alternates().isEmpty() ? "" : " or " + String.join(" or ", miss.alternates());
        return "labelled " + miss.label() + alternates;
    }

    private static String read(Miss miss) {
        if (miss.quote() == null) {
            return miss.read() == null ? "nothing was read" : "read " + miss.read();
        }
        String like = miss.example() == null ? "" : ", much like \"" + miss.example() + "\"";
        return "read " + miss.read() + " " + TextPage.percent(miss.weight()).strip() + " in \"" + miss.quote() + "\""
                + like;
    }

    private void cost(Cost cost) {
        lines.gap();
        lines.title("Cost on one thread, nothing cached");
        lines.text(
                1,
                format(
                        "median %.3f ms a text, 99th percentile %.3f ms, %.0f texts a second",
                        cost.medianMillis(), cost.p99Millis(), cost.textsPerSecond()));
    }

    private static String name(String name) {
        return StringUtils.abbreviate(name, NAME);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
