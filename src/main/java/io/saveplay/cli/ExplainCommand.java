package io.saveplay.cli;

import io.saveplay.decision.Decision;
import io.saveplay.decision.DecisionWriter;
import io.saveplay.event.CancellationEvent;
import io.saveplay.explain.Ask;
import io.saveplay.explain.Explainer;
import io.saveplay.intake.Reading;
import io.saveplay.rulebook.Decider;
import io.saveplay.rulebook.EvaluationException;
import io.saveplay.rulebook.Ruleset;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains the decision on an event. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Explain the decision on an event: what was decided and why, what spoke against it,",
            "which plays came close, and what would change the answer."
        })
final class ExplainCommand implements Callable<Integer> {
    @Mixin
    private final RulesOption rules = new RulesOption();

    @Parameters(paramLabel = "EVENT", description = "A file with one event in JSON.")
    private Path file = Path.of("");

    @Option(names = "--why", paramLabel = "PLAY", description = "Say why this play is not recommended, or not first.")
    private @Nullable String why;

    @Option(
            names = "--what-if",
            paramLabel = "GOAL",
            description = "Look for the smallest change of the event that puts this play on top, or gives the client"
                    + " this verdict (PURSUE, NURTURE, RELEASE, UNKNOWN); ANYTHING unless given.")
    private @Nullable String whatIf;

    @Option(names = "--json", description = "One line of JSON in place of the page.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private final Explainer explainer = new Explainer(new Decider(Clock.systemUTC()));

    @Override
    public Integer call() {
        Ruleset ruleset = rules.load();
        Ask ask = ask(ruleset);
        CancellationEvent event = read(ruleset);
        PrintWriter out = spec.commandLine().getOut();
        Decision decision = decided(ruleset, event, ask);
        out.println(
                json
                        ? new String(DecisionWriter.write(decision), StandardCharsets.UTF_8)
                        : ExplanationPage.of(ruleset, decision, event, why, Ansi.AUTO));
        out.flush();
        return ExitCodes.OK;
    }

    private Decision decided(Ruleset ruleset, CancellationEvent event, Ask ask) {
        try {
            return explainer.decide(ruleset, event, new Decider.Wish(true, json), ask);
        } catch (EvaluationException e) {
            throw new CommandFailure(ExitCodes.FOUND, file + ": " + e.getMessage());
        }
    }

    private Ask ask(Ruleset ruleset) {
        // The page is read by people, who write a verdict as it comes.
        String goal = whatIf == null ? (json ? null : Ask.ANYTHING) : Ask.goal(whatIf);
        Optional.ofNullable(why)
                .flatMap(play -> Ask.faultOfWhy(ruleset, play))
                .ifPresent(fault -> refuse("--why", fault, why));
        Optional.ofNullable(goal)
                .flatMap(one -> Ask.faultOfWhatIf(ruleset, one))
                .ifPresent(fault -> refuse("--what-if", fault, whatIf));
        return new Ask(why, goal);
    }

    private static void refuse(String option, String fault, @Nullable String value) {
        throw new CommandFailure(ExitCodes.FOUND, "`" + option + " " + value + "` " + fault);
    }

    private CancellationEvent read(Ruleset ruleset) {
        try {
            Reading reading = Events.reader().read(Files.readAllBytes(file), ruleset::faultOf);
            if (reading instanceof Reading.Valid valid) {
                return valid.event();
            }
            StringBuilder faults = new StringBuilder();
            DecideCommand.faults(reading)
                    .forEach(fault -> faults.append(faults.isEmpty() ? "" : System.lineSeparator())
                            .append(file)
                            .append(": ")
                            .append(fault));
            throw new CommandFailure(ExitCodes.FOUND, faults.toString());
        } catch (IOException e) {
            throw new CommandFailure(ExitCodes.FILE, "`" + file + "` cannot be read");
        }
    }
}
