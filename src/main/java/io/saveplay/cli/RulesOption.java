package io.saveplay.cli;

import io.saveplay.rulebook.RejectedException;
import io.saveplay.rulebook.RulesFolder;
import io.saveplay.rulebook.Ruleset;
import io.saveplay.rulebook.RulesetLoader;
import io.saveplay.text.MeaningModel;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the rules are, for every verb that needs them. */
final class RulesOption {
    @Option(
            names = "--rules",
            paramLabel = "DIR",
            defaultValue = "${env:SAVEPLAY_RULES:-rules}",
            description = "The rules folder; SAVEPLAY_RULES or `rules` unless given.")
    Path folder = Path.of("rules");

    /** Compiles other files whose texts are read as SAVEPLAY_TEXT_MEANING chooses. */
    static Ruleset load(RulesFolder folder) throws RejectedException {
        return RulesetLoader.load(folder, model());
    }

    /** What compares the meaning of texts, as SAVEPLAY_TEXT_MEANING chooses; one for the process. */
    private static Optional<MeaningModel> model() {
        String set = System.getProperty("saveplay.text.meaning", System.getenv("SAVEPLAY_TEXT_MEANING"));
        try {
            return MeaningModel.chosen(set == null ? "auto" : set);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCodes.USAGE, String.valueOf(e.getMessage()));
        }
    }

    /** The compiled rules; ends the command with every problem of the folder when they cannot go live. */
    Ruleset load() {
        try {
            return load(RulesFolder.read(folder));
        } catch (RejectedException e) {
            throw new CommandFailure(ExitCodes.RULES, String.valueOf(e.getMessage()));
        }
    }
}
