package io.saveplay.cli;

import io.saveplay.drl.Problem;
import io.saveplay.intake.Contract;
import io.saveplay.intake.EventReader;
import io.saveplay.rulebook.Decider;
import io.saveplay.rulebook.Ruleset;
import io.saveplay.scenario.Coverage;
import io.saveplay.scenario.ScenarioFile;
import io.saveplay.scenario.ScenarioRun;
import io.saveplay.scenario.ScenarioRunner;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the scenarios beside the rules. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = "Run the scenarios beside the rules, and say which rules and guidance they leave out.")
final class TestCommand implements Callable<Integer> {
    @Mixin
    private final RulesOption rules = new RulesOption();

    @Option(names = "--only", paramLabel = "TEXT", description = "Only scenario files whose path holds TEXT.")
    private String only = "";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Scenarios that were run, and what cannot be read among their files. */
    record Tested(Ruleset ruleset, List<ScenarioRun> runs, List<Problem> problems) {
        /** What the scenarios cover. */
        Coverage coverage() {
            return Coverage.of(ruleset, runs);
        }
    }

    /** Runs the scenarios of a ruleset whose file's path holds some text. */
    static Tested test(Ruleset ruleset, String only) {
        List<Problem> problems = new ArrayList<>();
        List<ScenarioFile> files = ScenarioFile.readAll(ruleset.folder(), problems).stream()
                .filter(file -> file.file().contains(only))
                .toList();
        ScenarioRunner runner =
                new ScenarioRunner(ruleset, new Decider(Clock.systemUTC()), new EventReader(Contract.load()));
        return new Tested(ruleset, runner.runAll(files), problems);
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Tested tested = test(rules.load(), only);
        if (tested.runs().isEmpty() && tested.problems().isEmpty()) {
            out.println("no scenario file's path holds `" + only + "`");
            out.flush();
            return ExitCodes.FOUND;
        }
        tested.problems().forEach(problem -> out.println(problem.text()));
        List<ScenarioRun> failed =
                tested.runs().stream().filter(run -> !run.passed()).toList();
        for (ScenarioRun run : failed) {
            out.println(run.file() + ": " + run.scenario().name());
            run.failures().forEach(failure -> out.println("    " + failure));
        }
        List<String> gaps = only.isEmpty() ? tested.coverage().gaps() : List.of();
        gaps.forEach(out::println);
        out.printf(
                "%d scenarios, %d failed; %d rules, %d gaps in coverage%n",
                tested.runs().size(), failed.size(), tested.ruleset().rules().size(), gaps.size());
        out.flush();
        boolean well = failed.isEmpty() && gaps.isEmpty() && tested.problems().isEmpty();
        return well ? ExitCodes.OK : ExitCodes.FOUND;
    }
}
