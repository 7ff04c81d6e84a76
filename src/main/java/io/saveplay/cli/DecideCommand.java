package io.saveplay.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saveplay.decision.Decision;
import io.saveplay.decision.DecisionWriter;
import io.saveplay.explain.Ask;
import io.saveplay.explain.Explainer;
import io.saveplay.intake.Fault;
import io.saveplay.intake.Reading;
import io.saveplay.rulebook.Decider;
import io.saveplay.rulebook.EvaluationException;
import io.saveplay.rulebook.Ruleset;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Decides events from files, without a service. */
@Command(
        name = "decide",
        mixinStandardHelpOptions = true,
        description = {
            "Decide the events in files.",
            "A .json file holds one event; a .ndjson or .jsonl file holds one a line, and is answered by one line of"
                    + " JSON each, in order."
        })
final class DecideCommand implements Callable<Integer> {
    @Mixin
    private final RulesOption rules = new RulesOption();

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Event files.")
    private List<Path> files = List.of();

    @Option(names = "--json", description = "One line of JSON for each decision in place of the page.")
    private boolean json;

    @Option(names = "--explain", description = "Add which rules fired on what, and why not others (with --json).")
    private boolean explain;

    @Option(names = "--no-ask-first", description = "Leave out the search for missing facts; faster.")
    private boolean noAskFirst;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private final Explainer explainer = new Explainer(new Decider(Clock.systemUTC()));
    private boolean anyBad;

    @Override
    public Integer call() {
        Ruleset ruleset = rules.load();
        for (Path file : files) {
            try {
                if (manyEvents(file)) {
                    decideMany(ruleset, file);
                } else {
                    decideOne(ruleset, file);
                }
            } catch (IOException | UncheckedIOException e) {
                throw new CommandFailure(ExitCodes.FILE, "`" + file + "` cannot be read");
            }
        }
        return anyBad ? ExitCodes.FOUND : ExitCodes.OK;
    }

    private static boolean manyEvents(Path file) {
        String name = file.toString();
        return name.endsWith(".ndjson") || name.endsWith(".jsonl");
    }

    private void decideOne(Ruleset ruleset, Path file) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Reading reading = read(ruleset, Files.readAllBytes(file));
        if (reading instanceof Reading.Valid valid) {
            Decision decision = explainer.decide(ruleset, valid.event(), wish(), Ask.NOTHING);
            out.println(json ? line(decision) : DecisionPage.of(decision, valid.event(), Ansi.AUTO));
        } else {
            anyBad = true;
            PrintWriter err = spec.commandLine().getErr();
            faults(reading).forEach(fault -> err.println(file + ": " + fault));
            err.flush();
        }
        out.flush();
    }

    private void decideMany(Ruleset ruleset, Path file) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try (Stream<String> lines = Files.lines(file);
                ProgressBar progress = Ansi.AUTO.enabled() ? new ProgressBar("decide", count(file)) : null) {
            long number = 0;
            for (String line : (Iterable<String>) lines::iterator) {
                number++;
                if (progress != null) {
                    progress.step();
                }
                if (!line.isBlank()) {
                    out.println(answer(ruleset, line, number));
                }
            }
        }
        out.flush();
    }

    private String answer(Ruleset ruleset, String line, long number) {
        Reading reading = read(ruleset, line.getBytes(StandardCharsets.UTF_8));
        try {
            if (reading instanceof Reading.Valid valid) {
                return line(explainer.decide(ruleset, valid.event(), wish(), Ask.NOTHING));
            }
            anyBad = true;
            return error(number, faults(reading));
        } catch (EvaluationException e) {
            anyBad = true;
            return error(number, List.of(String.valueOf(e.getMessage())));
        }
    }

    private static String error(long number, List<String> faults) {
        ObjectNode error = new ObjectMapper().createObjectNode().put("line", number);
        ArrayNode errors = error.putArray("errors");
        faults.forEach(errors::add);
        return error.toString();
    }

    private Reading read(Ruleset ruleset, byte[] event) {
        return Events.reader().read(event, ruleset::faultOf);
    }

    private Decider.Wish wish() {
        return new Decider.Wish(explain, !noAskFirst);
    }

    private static String line(Decision decision) {
        return new String(DecisionWriter.write(decision), StandardCharsets.UTF_8);
    }

    /** What is wrong with something that is no event. */
    static List<String> faults(Reading reading) {
        if (reading instanceof Reading.Invalid invalid) {
            return invalid.faults().stream().map(DecideCommand::shown).toList();
        }
        return reading instanceof Reading.NotJson notJson ? List.of(notJson.detail()) : List.of();
    }

    private static String shown(Fault fault) {
        return (fault.pointer().isEmpty() ? "" : fault.pointer() + " ") + fault.message();
    }

    private static long count(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        }
    }
}
