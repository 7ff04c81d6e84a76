package io.saveplay.cli;

import io.saveplay.drl.Problem;
import io.saveplay.lint.Lint;
import io.saveplay.rulebook.RejectedException;
import io.saveplay.rulebook.RulesFolder;
import io.saveplay.rulebook.Ruleset;
import io.saveplay.scenario.CheckReport;
import io.saveplay.scenario.Draft;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a new rule says, and how it comes to the disk. */
final class NewOptions {
    @Mixin
    private final RulesOption rules = new RulesOption();

    @Option(names = "--title", paramLabel = "TEXT", description = "What it is about.")
    @Nullable
    String title;

    @Option(names = "--guidance", paramLabel = "IDS", description = "Guidance that it encodes, such as \"TC-5, ST-2\".")
    @Nullable
    String guidance;

    @Option(names = "--owner", paramLabel = "NAME", description = "Who answers for it.")
    private @Nullable String owner;

    @Option(
            names = "--when",
            paramLabel = "CONDITION",
            description = "When it fires, such as \"Deal( meetings < 3 )\"; unless given, something to be changed.")
    private @Nullable String when;

    @Option(names = "--points", paramLabel = "N", defaultValue = "20", description = "Points; 20 unless given.")
    private int points;

    @Option(names = "--because", paramLabel = "TEXT", description = "What a salesperson reads.")
    private @Nullable String because;

    /** The rules as they are. */
    Ruleset ruleset() {
        return rules.load();
    }

    /** Drafts a rule, and with it writes files that were made before; says what to do next. */
    int write(Ruleset ruleset, String name, Map<String, String> before, PrintWriter out) {
        Draft.Wish wish = new Draft.Wish(name, title, guidance, owner, when, points, because);
        Draft.Outcome outcome = Draft.rule(ruleset, Events.tools(), wish);
        if (outcome instanceof Draft.Refused refused) {
            throw new CommandFailure(ExitCodes.USAGE, refused.why());
        }
        if (outcome instanceof Draft.Faulty faulty) {
            throw new CommandFailure(
                    ExitCodes.USAGE,
                    faulty.problems().stream().map(Problem::text).collect(Collectors.joining("\n"))
                            + "\nnothing was written");
        }
        Draft.Ready ready = (Draft.Ready) outcome;
        Map<String, String> files = new TreeMap<>(before);
        files.putAll(ready.files());
        files.forEach((file, text) -> write(file, text, out));
        CheckReport report = check();
        out.print(CheckPage.of(report, Ansi.AUTO));
        out.println("1. change the rule in " + rules.folder.resolve(ready.ruleFile()) + " and its scenarios in "
                + rules.folder.resolve(ready.scenarioFile()));
        out.println("2. saveplay test --watch --rules " + rules.folder + " --only "
                + ready.scenarioFile().replace("plays/", "").replaceFirst("\\..*", ""));
        out.println("3. saveplay catalog --rules " + rules.folder);
        out.flush();
        return CheckCommand.exitCode(report);
    }

    private void write(String file, String text, PrintWriter out) {
        Path path = rules.folder.resolve(file);
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new CommandFailure(ExitCodes.FILE, "`" + path + "` cannot be written");
        }
        out.println("wrote " + path);
    }

    private CheckReport check() {
        try {
            return CheckReport.of(
                    RulesFolder.read(rules.folder), RulesOption::load, List.of(Lint::problems), Events.tools());
        } catch (RejectedException e) {
            return CheckReport.unreadable(e);
        }
    }
}
