package io.saveplay.cli;

import io.saveplay.rulebook.Ruleset;
import io.saveplay.text.Cost;
import io.saveplay.text.Labelled;
import io.saveplay.text.Measured;
import io.saveplay.text.MislabelledException;
import io.saveplay.text.Miss;
import io.saveplay.text.Score;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Scores what is read in labelled texts, without a service. */
@Command(
        name = "eval",
        mixinStandardHelpOptions = true,
        description = {
            "Score what is read in a file of labelled texts.",
            "The file is UTF-8, separated by tabs, without quoting. Its first line names the columns: `text` and `label`;"
                    + " and, where there are such, `alt_labels` (separated by commas), `id` and `source`. Others are"
                    + " passed over.",
            "A label is a reason code, NOT_CANCELLING, UNKNOWN or UNSTATED; these three ask for no reason. What counts is"
                    + " the family of the first reason of a text. INDECISION and NOT_READY count as one.",
            "Ends with 0 whatever the score is, with 1 when it is below --at-least."
        })
final class TextEvalCommand implements Callable<Integer> {
    private static final int MOST_MIB = 32;

    @Mixin
    private final RulesOption rules = new RulesOption();

    @Parameters(index = "0", paramLabel = "FILE", description = "Labelled texts; the standard input when it is -.")
    private String file = "";

    @Option(names = "--json", description = "The score as one line of JSON.")
    private boolean json;

    @Option(
            names = "--worst",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many of the worst misses to show; 10 unless given.")
    private int worst;

    @Option(
            names = "--threshold",
            paramLabel = "P",
            defaultValue = "0.5",
            description = "Count first reasons of a lower weight as nothing read, as the rules do below 0.5; 0 to 1.")
    private double threshold;

    @Option(
            names = "--at-least",
            paramLabel = "SHARE",
            description = "End with 1 when a lower share is read as labelled, 0 to 1.")
    private @Nullable Double atLeast;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /**
     * A score, as {@code --json} writes it.
     *
     * @param rules the short version of the rules
     */
    record Evaluated(String rules, double threshold, Score score, List<Miss> worst, Cost cost) {}

    @Override
    public Integer call() {
        checkOptions();
        String content = TextInput.read(file, MOST_MIB);
        Ruleset ruleset = rules.load();
        Labelled labelled = labelled(content, ruleset);
        Measured measured = Measured.by(ruleset.texts(), labelled, threshold, System::nanoTime);
        Score score = Score.of(measured.texts());
        Evaluated evaluated = new Evaluated(
                ruleset.version(), threshold, score, Miss.worst(measured.texts(), worst), measured.cost());
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? TextCommand.line(evaluated) : TextEvalPage.of(evaluated, Ansi.AUTO));
        out.flush();
        if (atLeast != null && score.strict() < atLeast) {
            throw new CommandFailure(
                    ExitCodes.FOUND,
                    String.format(Locale.ROOT, "strict is %.4f, which is below %s", score.strict(), atLeast));
        }
        return ExitCodes.OK;
    }

    private void checkOptions() {
        CommandLine parent = spec.commandLine().getParent();
        if (!parent.getParseResult().matchedArgs().isEmpty()) {
            throw new ParameterException(spec.commandLine(), "options and the file stand after `eval`");
        }
        if (worst < 0) {
            throw new ParameterException(spec.commandLine(), "`--worst` is 0 or more");
        }
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new ParameterException(spec.commandLine(), "`--threshold` is from 0 to 1");
        }
        if (atLeast != null && !(atLeast >= 0 && atLeast <= 1)) {
            throw new ParameterException(spec.commandLine(), "`--at-least` is from 0 to 1");
        }
    }

    private Labelled labelled(String content, Ruleset ruleset) {
        try {
            return Labelled.read(content, ruleset.taxonomy().entries().keySet());
        } catch (MislabelledException e) {
            throw new CommandFailure(
                    ExitCodes.FILE, "`" + file + "` cannot be scored:\n" + String.valueOf(e.getMessage()));
        }
    }
}
