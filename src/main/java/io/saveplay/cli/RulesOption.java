package io.saveplay.cli;

import io.saveplay.rulebook.RejectedException;
import io.saveplay.rulebook.RulesFolder;
import io.saveplay.rulebook.Ruleset;
import io.saveplay.rulebook.RulesetLoader;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the rules are, for every verb that needs them. */
final class RulesOption {
    @Option(
            names = "--rules",
            paramLabel = "DIR",
            defaultValue = "${env:SAVEPLAY_RULES:-rules}",
            description = "The rules folder; SAVEPLAY_RULES or `rules` unless given.")
    Path folder = Path.of("rules");

    /** The compiled rules; ends the command with every problem of the folder when they cannot go live. */
    Ruleset load() {
        try {
            return RulesetLoader.load(RulesFolder.read(folder));
        } catch (RejectedException e) {
            throw new CommandFailure(ExitCodes.RULES, String.valueOf(e.getMessage()));
        }
    }
}
