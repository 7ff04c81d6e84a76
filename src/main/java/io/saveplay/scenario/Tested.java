package io.saveplay.scenario;

import io.saveplay.drl.Problem;
import io.saveplay.rulebook.Ruleset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A ruleset with how its scenarios came out.
 *
 * @param runs every scenario that was run, by file and in the order of the file
 * @param problems what cannot be read among the scenario files
 */
public record Tested(Ruleset ruleset, List<ScenarioRun> runs, List<Problem> problems) {

    /** Runs the scenarios of a ruleset that stand in some files. */
    public static Tested of(Ruleset ruleset, Tools tools, Predicate<String> files) {
        List<Problem> problems = new ArrayList<>();
        List<ScenarioFile> read = ScenarioFile.readAll(ruleset.folder(), problems);
        ScenarioRunner runner = new ScenarioRunner(ruleset, tools.decider(), tools.reader());
        return new Tested(
                ruleset,
                runner.runAll(
                        read.stream().filter(file -> files.test(file.file())).toList()),
                problems.stream().filter(problem -> files.test(problem.file())).toList());
    }

    /** Runs every scenario of a ruleset. */
    public static Tested of(Ruleset ruleset, Tools tools) {
        return of(ruleset, tools, file -> true);
    }

    /** The scenarios that did not come out as expected. */
    public List<ScenarioRun> failed() {
        return runs.stream().filter(run -> !run.passed()).toList();
    }

    /** What the scenarios cover. */
    public Coverage coverage() {
        return Coverage.of(ruleset, runs);
    }
}
