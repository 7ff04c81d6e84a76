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
        return load(
                folder,
                System.getProperty(
                        "saveplay.text.meaning", System.getenv().getOrDefault("SAVEPLAY_TEXT_MEANING", "auto")));
    }

    /** Compiles other files whose texts are read by a choice such as SAVEPLAY_TEXT_MEANING makes. */
    static Ruleset load(RulesFolder folder, String choice) throws RejectedException {
        Optional<MeaningModel> model;
        try {
            model = MeaningModel.chosen(choice);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCodes.USAGE, String.valueOf(e.getMessage()));
        }
        Ruleset ruleset;
        Optional<String> trouble;
        try {
            ruleset = RulesetLoader.load(folder, model);
        } finally {
            // Also where the rules are refused: a process must not end while a model is loaded.
            trouble = model.flatMap(MeaningModel::trouble);
        }
        if (choice.equals("on") && trouble.isPresent()) {
            throw new CommandFailure(ExitCodes.USAGE, "`saveplay.text.meaning` is `on`, but " + trouble.get());
        }
        return ruleset;
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
