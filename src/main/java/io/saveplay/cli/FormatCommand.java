package io.saveplay.cli;

import io.saveplay.drl.Formatter;
import io.saveplay.drl.Problem;
import io.saveplay.rulebook.RejectedException;
import io.saveplay.rulebook.RulesFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Formats rule files. */
@Command(
        name = "fmt",
        mixinStandardHelpOptions = true,
        description = "Write the rule files in the style of this house. A file that cannot be read stays as it is.")
final class FormatCommand implements Callable<Integer> {
    @Mixin
    private final RulesOption rules = new RulesOption();

    @Option(names = "--check", description = "Write nothing; name the files that would change, and end with 1.")
    private boolean check;

    @Option(names = "--only", paramLabel = "TEXT", description = "Only files whose path holds TEXT.")
    private String only = "";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Problem> problems = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        SortedMap<String, String> files = files();
        for (Map.Entry<String, String> file : files.entrySet()) {
            Optional<String> formatted = Formatter.format(file.getKey(), file.getValue(), problems);
            if (formatted.isPresent() && !formatted.get().equals(file.getValue())) {
                changed.add(file.getKey());
                write(file.getKey(), formatted.get());
            }
        }
        problems.forEach(problem -> out.println(problem.text()));
        changed.forEach(file -> out.println(file + (check ? ": is not formatted" : ": formatted")));
        out.printf("%d files, %d %s%n", files.size(), changed.size(), check ? "not formatted" : "changed");
        out.flush();
        if (!problems.isEmpty()) {
            return ExitCodes.RULES;
        }
        return check && !changed.isEmpty() ? ExitCodes.FOUND : ExitCodes.OK;
    }

    private SortedMap<String, String> files() {
        try {
            SortedMap<String, String> files = RulesFolder.read(rules.folder).matching("", ".drl");
            files.keySet().removeIf(file -> !file.contains(only));
            return files;
        } catch (RejectedException e) {
            throw new CommandFailure(ExitCodes.RULES, String.valueOf(e.getMessage()));
        }
    }

    private void write(String file, String text) {
        if (check) {
            return;
        }
        try {
            Files.writeString(rules.folder.resolve(file), text);
        } catch (IOException e) {
            throw new CommandFailure(ExitCodes.FILE, "`" + file + "` cannot be written");
        }
    }
}
