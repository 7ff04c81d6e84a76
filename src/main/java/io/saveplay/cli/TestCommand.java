package io.saveplay.cli;

import io.saveplay.drl.Problem;
import io.saveplay.rulebook.RejectedException;
import io.saveplay.rulebook.RulesFolder;
import io.saveplay.rulebook.Ruleset;
import io.saveplay.scenario.ConditionCoverage;
import io.saveplay.scenario.Coverage;
import io.saveplay.scenario.JUnitReport;
import io.saveplay.scenario.ScenarioFile;
import io.saveplay.scenario.ScenarioRun;
import io.saveplay.scenario.Tested;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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

    @Option(
            names = "--coverage-threshold",
            paramLabel = "PERCENT",
            description = "End well when at least this share of the rules both fires and stays quiet in scenarios; "
                    + "without it, every gap in coverage counts.")
    private @Nullable Double threshold;

    @Option(
            names = "--coverage",
            description = "Also say which constraints of rules are never seen true or never seen false; the threshold"
                    + " then holds for constraints too.")
    private boolean constraints;

    @Option(names = "--junit", paramLabel = "FILE", description = "Also write the outcome as JUnit XML.")
    private @Nullable Path junit;

    @Option(
            names = "--watch",
            description = "Stay, and run again on each change: first what stands beside the changed files, then all.")
    private boolean watch;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private final TestPage page = new TestPage(Ansi.AUTO);

    @Override
    public Integer call() {
        if (threshold != null && (threshold < 0 || threshold > 100 || threshold.isNaN())) {
            throw new ParameterException(spec.commandLine(), "--coverage-threshold is a percentage, 0 to 100");
        }
        if (threshold != null && !only.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "--coverage-threshold is about all scenarios; leave out --only");
        }
        if (watch) {
            return new TestWatch(rules.folder, spec.commandLine().getOut(), this::again).run();
        }
        try {
            return test(RulesFolder.read(rules.folder));
        } catch (RejectedException e) {
            throw new CommandFailure(ExitCodes.RULES, String.valueOf(e.getMessage()));
        }
    }

    /** Runs what stands beside some changed files, if any does, and then all; whatever is wrong is said. */
    private int again(RulesFolder folder, Set<String> beside) throws RejectedException {
        PrintWriter out = spec.commandLine().getOut();
        if (!beside.isEmpty()) {
            Tested first = Tested.of(load(folder), Events.tools(), beside::contains);
            first.problems().forEach(problem -> out.println(problem.text()));
            out.print(page.of(first.runs()));
            out.printf(
                    "beside what changed: %d scenarios, %d failed%n",
                    first.runs().size(), first.failed().size());
            out.flush();
        }
        return test(folder);
    }

    private int test(RulesFolder folder) throws RejectedException {
        PrintWriter out = spec.commandLine().getOut();
        Tested tested = Tested.of(load(folder), Events.tools(), file -> file.contains(only));
        if (tested.runs().isEmpty() && tested.problems().isEmpty()) {
            out.println("no scenario file's path holds `" + only + "`");
            out.flush();
            return ExitCodes.FOUND;
        }
        write(tested.runs(), tested.problems());
        tested.problems().forEach(problem -> out.println(problem.text()));
        out.print(page.of(tested.runs()));
        boolean covered = !only.isEmpty() || covered(tested.coverage(), out);
        covered &= !constraints || covered(ConditionCoverage.of(tested, Events.tools()), out);
        out.flush();
        boolean well = tested.failed().isEmpty() && tested.problems().isEmpty() && covered;
        out.println(summary(tested));
        out.flush();
        return well ? ExitCodes.OK : ExitCodes.FOUND;
    }

    private Ruleset load(RulesFolder folder) throws RejectedException {
        try {
            return RulesOption.load(folder);
        } catch (RejectedException e) {
            // A report of the run before would tell CI that all is well.
            write(List.of(), e.problems());
            throw e;
        }
    }

    /** Says what is not covered, and whether that is few enough. */
    private boolean covered(Coverage coverage, PrintWriter out) {
        coverage.gaps().forEach(out::println);
        if (threshold == null) {
            return coverage.gaps().isEmpty();
        }
        boolean enough = coverage.percent() >= threshold;
        if (!enough) {
            out.printf(
                    Locale.ROOT,
                    "coverage is %.1f percent of the rules, and the threshold is %.1f%n",
                    coverage.percent(),
                    threshold);
        }
        return enough;
    }

    /** Says which constraints are not seen on both sides, and whether those are few enough. */
    private boolean covered(ConditionCoverage coverage, PrintWriter out) {
        List<ConditionCoverage.OfConstraint> shown = coverage.constraints().stream()
                .filter(one -> ScenarioFile.beside(one.rule()).contains(only))
                .toList();
        ConditionCoverage meant = new ConditionCoverage(shown);
        meant.gaps().forEach(out::println);
        out.printf(
                Locale.ROOT,
                "%d of %d constraints seen both true and false, %.1f percent%n",
                meant.bothSides(),
                shown.size(),
                meant.percent());
        return threshold == null ? meant.gaps().isEmpty() : meant.percent() >= threshold;
    }

    private String summary(Tested tested) {
        String scenarios = "%d scenarios, %d failed"
                .formatted(tested.runs().size(), tested.failed().size());
        if (!only.isEmpty()) {
            return scenarios;
        }
        Coverage coverage = tested.coverage();
        return String.format(
                Locale.ROOT,
                "%s; %d rules, %.1f percent of them covered, %d gaps in coverage",
                scenarios,
                tested.ruleset().rules().size(),
                coverage.percent(),
                coverage.gaps().size());
    }

    private void write(List<ScenarioRun> runs, List<Problem> problems) {
        if (junit != null) {
            try (OutputStream file = Files.newOutputStream(junit)) {
                JUnitReport.write(runs, problems, new TestPage(Ansi.OFF)::diff, file);
            } catch (IOException | XMLStreamException e) {
                throw new CommandFailure(ExitCodes.FILE, "`" + junit + "` cannot be written");
            }
        }
    }
}
