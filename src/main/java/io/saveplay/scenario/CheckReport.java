package io.saveplay.scenario;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.saveplay.drl.Problem;
import io.saveplay.rulebook.Check;
import io.saveplay.rulebook.Loads;
import io.saveplay.rulebook.RejectedException;
import io.saveplay.rulebook.RulesFolder;
import io.saveplay.rulebook.Ruleset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a rules folder could go live: what {@code saveplay check} and {@code POST /v1/rules/check} say of it.
 *
 * @param version the short version of the folder, or none when it cannot even be read
 * @param problems everything that is wrong with its files, by file and line
 * @param scenarios how its scenarios came out; none were run when its rules cannot be compiled
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CheckReport(@Nullable String version, List<Problem> problems, Scenarios scenarios) {

    /** How the scenarios came out. */
    public record Scenarios(int passed, List<Failed> failed) {}

    /**
     * A scenario that did not come out as expected.
     *
     * @param line where it starts in its file, from 1
     * @param failures what was expected and what came instead, a sentence each
     */
    public record Failed(String file, int line, String name, List<String> failures) {}

    /**
     * Compiles a folder, holds it against checks and runs its scenarios; nothing goes live.
     *
     * @param loads what compiles it
     * @param checks what it has to pass beside its scenarios
     */
    public static CheckReport of(RulesFolder folder, Loads loads, List<Check> checks, Tools tools) {
        try {
            Ruleset ruleset = loads.load(folder);
            List<Problem> found = new ArrayList<>();
            checks.forEach(check -> found.addAll(check.problems(ruleset)));
            Tested tested = Tested.of(ruleset, tools);
            found.addAll(tested.problems());
            List<Failed> failed =
                    tested.failed().stream().map(CheckReport::failed).toList();
            return new CheckReport(
                    folder.shortVersion(),
                    List.copyOf(found),
                    new Scenarios(tested.runs().size() - failed.size(), failed));
        } catch (RejectedException e) {
            // Scenarios cannot run, but what is wrong with their files is said all the same: everything at once.
            List<Problem> problems = new ArrayList<>(e.problems());
            List<ScenarioFile> unused = ScenarioFile.readAll(folder, problems);
            return of(folder.shortVersion(), problems, null);
        }
    }

    /**
     * The report on a ruleset that was tried.
     *
     * @param version the short version; none when the files could not even be read
     * @param scenarios how they came out; none when it did not come to that
     */
    public static CheckReport of(@Nullable String version, List<Problem> problems, @Nullable Scenarios scenarios) {
        return new CheckReport(
                version, List.copyOf(problems), scenarios == null ? new Scenarios(0, List.of()) : scenarios);
    }

    /** The report on a folder that cannot be read. */
    public static CheckReport unreadable(RejectedException rejected) {
        return of(null, rejected.problems(), null);
    }

    static Failed failed(ScenarioRun run) {
        return new Failed(run.file(), run.scenario().line(), run.scenario().name(), run.failures());
    }

    /** Whether a problem keeps the folder from going live. */
    public boolean hasErrors() {
        return problems.stream().anyMatch(problem -> problem.severity() == Problem.Severity.ERROR);
    }
}
