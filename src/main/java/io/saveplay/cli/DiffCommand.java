package io.saveplay.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saveplay.rulebook.RejectedException;
import io.saveplay.rulebook.RulesFolder;
import io.saveplay.rulebook.Ruleset;
import io.saveplay.scenario.Flips;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Decides the same events with two versions of the rules, and says which decisions flip. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = {
            "Decide events with two versions of the rules and say which decisions flip, grouped by what changed.",
            "A version is a rules folder, or the first digits of a version that a service kept. Ends with 1 when"
                    + " something flips."
        })
final class DiffCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "A", description = "The rules before.")
    private String before = "";

    @Parameters(index = "1", paramLabel = "B", description = "The rules after.")
    private String after = "";

    @Option(
            names = "--events",
            paramLabel = "FILE",
            description = "Events, one a line; the events of both versions' scenarios unless given.")
    private @Nullable Path events;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            defaultValue = ".saveplay",
            description = "Where a service keeps versions; `.saveplay` unless given.")
    private Path state = Path.of(".saveplay");

    @Option(names = "--json", description = "The outcome as one line of JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        Flips flips = new Flips(load(before), load(after), Events.tools());
        if (events == null) {
            flips.scenarios();
        } else {
            decide(flips, events);
        }
        Flips.Report report = flips.report();
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? line(report) : FlipsPage.of(report, Ansi.AUTO));
        out.flush();
        return report.flipped() == 0 && report.unreadable() == 0 ? ExitCodes.OK : ExitCodes.FOUND;
    }

    private static void decide(Flips flips, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            if (Ansi.AUTO.enabled()) {
                ProgressBarBuilder bar = new ProgressBarBuilder()
                        .setTaskName("diff")
                        .setUnit("KiB", 1024)
                        .setInitialMax(Files.size(file));
                try (InputStream seen = ProgressBar.wrap(in, bar)) {
                    flips.lines(seen);
                }
            } else {
                flips.lines(in);
            }
        } catch (IOException e) {
            throw new CommandFailure(ExitCodes.FILE, "`" + file + "` cannot be read");
        }
    }

    private Ruleset load(String version) {
        try {
            return RulesOption.load(RulesFolder.read(folder(version)));
        } catch (RejectedException e) {
            throw new CommandFailure(
                    ExitCodes.RULES, "the rules `" + version + "` cannot go live\n" + String.valueOf(e.getMessage()));
        }
    }

    /** A rules folder by its path or, when there is none, by the first digits of its version. */
    private Path folder(String version) {
        Path path = Path.of(version);
        if (Files.isDirectory(path)) {
            return path;
        }
        Path kept = state.resolve("rules");
        List<Path> found = version.matches("[0-9a-f]+") ? startingWith(kept, version) : List.of();
        if (found.size() == 1) {
            return found.get(0);
        }
        throw new CommandFailure(
                ExitCodes.RULES,
                found.isEmpty()
                        ? "`" + version + "` is neither a rules folder nor a version that is kept in `" + kept + "`"
                        : "more than one version in `" + kept + "` starts with `" + version + "`; give more digits");
    }

    private static List<Path> startingWith(Path kept, String digits) {
        if (!Files.isDirectory(kept)) {
            return List.of();
        }
        try (Stream<Path> versions = Files.list(kept)) {
            return versions.filter(one -> one.getFileName().toString().startsWith(digits))
                    .filter(Files::isDirectory)
                    .toList();
        } catch (IOException e) {
            throw new CommandFailure(ExitCodes.FILE, "`" + kept + "` cannot be read");
        }
    }

    private static String line(Flips.Report report) {
        try {
            return new ObjectMapper().writeValueAsString(report) + System.lineSeparator();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report could not be written as json", e);
        }
    }
}
