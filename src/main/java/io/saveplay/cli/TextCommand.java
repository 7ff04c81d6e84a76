package io.saveplay.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.saveplay.rulebook.Ruleset;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what is read in a text, without a service. */
@Command(
        name = "text",
        mixinStandardHelpOptions = true,
        description = {
            "Show what is read in a text, sentence by sentence: reasons, their weights as probabilities, and the words"
                    + " that spoke; what was not read; and the reasons of the whole text.",
            "A file that is called `eval` is given as ./eval."
        },
        subcommands = TextEvalCommand.class)
final class TextCommand implements Callable<Integer> {
    private static final int MOST_MIB = 1;

    @Mixin
    private final RulesOption rules = new RulesOption();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "FILE",
            description = "A file of UTF-8, at most 1 MiB; the standard input when it is - or left out.")
    private String file = TextInput.STANDARD;

    @Option(names = "--json", description = "The same as one line of JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        String text = TextInput.read(file, MOST_MIB);
        Ruleset ruleset = rules.load();
        TextView view = TextView.of(text, ruleset.texts().read(text), ruleset.taxonomy(), ruleset.version());
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? line(view) : TextPage.of(view, Ansi.AUTO));
        out.flush();
        return ExitCodes.OK;
    }

    /** A line of JSON. */
    static String line(Object view) {
        try {
            return JsonMapper.builder().build().writeValueAsString(view) + System.lineSeparator();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a text's reading could not be written as json", e);
        }
    }
}
