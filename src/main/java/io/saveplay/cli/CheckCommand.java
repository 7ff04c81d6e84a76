package io.saveplay.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saveplay.lint.Lint;
import io.saveplay.rulebook.RejectedException;
import io.saveplay.rulebook.RulesFolder;
import io.saveplay.scenario.CheckReport;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says whether a rules folder could go live, as the service's own check does. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Say everything that is wrong with the rules folder, then run its scenarios; nothing goes live.",
            "Ends with 3 when the folder cannot go live, with 1 when only scenarios fail."
        })
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private final RulesOption rules = new RulesOption();

    @Option(names = "--json", description = "The report as one line of JSON, as POST /v1/rules/check answers it.")
    private boolean json;

    @Option(
            names = "--note-proof",
            hidden = true,
            split = ",",
            paramLabel = "READING",
            description = "Note in the folder of the packaged service that the rules pass, with texts read so.")
    private List<String> noteProof = List.of();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (!noteProof.isEmpty()) {
            noteProof.forEach(reading -> Proof.note(rules.folder, reading));
            return ExitCodes.OK;
        }
        PrintWriter out = spec.commandLine().getOut();
        CheckReport report = report();
        out.print(json ? line(report) : CheckPage.of(report, Ansi.AUTO));
        out.flush();
        return exitCode(report);
    }

    /** What a report ends a command with. */
    static int exitCode(CheckReport report) {
        if (report.hasErrors()) {
            return ExitCodes.RULES;
        }
        return report.scenarios().failed().isEmpty() ? ExitCodes.OK : ExitCodes.FOUND;
    }

    private CheckReport report() {
        try {
            return CheckReport.of(
                    RulesFolder.read(rules.folder), RulesOption::load, List.of(Lint::problems), Events.tools());
        } catch (RejectedException e) {
            return CheckReport.unreadable(e);
        }
    }

    private static String line(CheckReport report) {
        try {
            return new ObjectMapper().writeValueAsString(report) + System.lineSeparator();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report could not be written as json", e);
        }
    }
}
