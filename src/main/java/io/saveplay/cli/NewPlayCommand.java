package io.saveplay.cli;

import io.saveplay.decision.PlayKind;
import io.saveplay.decision.Timing;
import io.saveplay.rulebook.RejectedException;
import io.saveplay.rulebook.RulesFolder;
import io.saveplay.rulebook.Ruleset;
import io.saveplay.scenario.PlayPage;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a page of the playbook, with a first rule for it. */
@Command(
        name = "play",
        mixinStandardHelpOptions = true,
        description = "Write a page of the playbook and a first rule that speaks for it; needs --title and --guidance.")
final class NewPlayCommand implements Callable<Integer> {
    @Mixin
    private final NewOptions options = new NewOptions();

    @Parameters(paramLabel = "PLAY", description = "The play's id, such as offer-a-pause.")
    private String play = "";

    @Option(names = "--case", paramLabel = "CASE", defaultValue = "first-case", description = "The first rule's case.")
    private String first = "first-case";

    @Option(names = "--kind", defaultValue = "SAVE", description = "${COMPLETION-CANDIDATES}; SAVE unless given.")
    private PlayKind kind = PlayKind.SAVE;

    @Option(
            names = "--timing",
            defaultValue = "NEXT_MEETING",
            description = "${COMPLETION-CANDIDATES}; NEXT_MEETING unless given.")
    private Timing timing = Timing.NEXT_MEETING;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        String title = options.title;
        String guidance = options.guidance;
        if (title == null || guidance == null) {
            throw new CommandFailure(ExitCodes.USAGE, "a new play needs --title and --guidance");
        }
        Ruleset ruleset = options.ruleset();
        PlayPage page = new PlayPage(play, title, kind, timing, guidance);
        page.objection(ruleset).ifPresent(why -> {
            throw new CommandFailure(ExitCodes.USAGE, why);
        });
        Map<String, String> files = new TreeMap<>(ruleset.folder().files());
        files.put(page.file(), page.text());
        try {
            Ruleset with = ruleset.likewise(RulesFolder.of(files));
            return options.write(
                    with,
                    play + "/" + first,
                    Map.of(page.file(), page.text()),
                    spec.commandLine().getOut());
        } catch (RejectedException e) {
            throw new CommandFailure(ExitCodes.USAGE, e.getMessage() + "\nnothing was written");
        }
    }
}
