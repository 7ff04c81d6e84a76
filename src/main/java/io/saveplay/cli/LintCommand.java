package io.saveplay.cli;

import io.saveplay.drl.Problem;
import io.saveplay.lint.Lint;
import io.saveplay.rulebook.Ruleset;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Looks for what is doubtful in rules that compile. */
@Command(
        name = "lint",
        mixinStandardHelpOptions = true,
        description = {
            "Say what is wrong or doubtful in rules that compile; src/docs/lint.md lists what is looked for.",
            "Ends with 0 when nothing was found, 1 with warnings only, 3 when the rules cannot go live."
        })
final class LintCommand implements Callable<Integer> {
    @Mixin
    private final RulesOption rules = new RulesOption();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Ruleset ruleset = rules.load();
        List<Problem> problems = Lint.problems(ruleset);
        problems.forEach(problem -> out.println(
                (isError(problem) ? "error   " : "warning ") + problem.text() + " [" + problem.code() + "]"));
        long errors = problems.stream().filter(LintCommand::isError).count();
        out.printf("%d rules, %d errors, %d warnings%n", ruleset.rules().size(), errors, problems.size() - errors);
        out.flush();
        return errors > 0 ? ExitCodes.RULES : problems.isEmpty() ? ExitCodes.OK : ExitCodes.FOUND;
    }

    private static boolean isError(Problem problem) {
        return problem.severity() == Problem.Severity.ERROR;
    }
}
