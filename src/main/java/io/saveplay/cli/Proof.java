package io.saveplay.cli;

import io.saveplay.lint.Lint;
import io.saveplay.rulebook.Build;
import io.saveplay.rulebook.Proofs;
import io.saveplay.rulebook.RejectedException;
import io.saveplay.rulebook.RulesFolder;
import io.saveplay.scenario.ScenarioCheck;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Runs the checks of a start once when the service is packaged, so that no start of it has to for the same rules. */
final class Proof {
    private static final int SCENARIOS_AT_ONCE = 2;

    private Proof() {}

    /**
     * Notes beside the running build that a folder passes; nothing where it does not, which a start will tell.
     *
     * @param reading how texts are read, as {@code SAVEPLAY_TEXT_MEANING} says it
     */
    static void note(Path folder, String reading) {
        Optional<Build> build = Build.running();
        if (build.isEmpty()) {
            return;
        }
        try {
            Proofs.of(build.get())
                    .prove(
                            RulesOption.load(RulesFolder.read(folder), reading),
                            List.of(Lint::problems, new ScenarioCheck(Events.reader(), SCENARIOS_AT_ONCE)));
        } catch (RejectedException e) {
            // Nothing is proven.
        }
    }
}
