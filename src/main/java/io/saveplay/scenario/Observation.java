package io.saveplay.scenario;

import io.saveplay.rulebook.Decider;
import java.util.List;

/**
 * A scenario with what the rules saw of its event. Kept only for who looks at single rules; running scenarios does not
 * need it.
 *
 * @param file the scenario's file
 */
record Observation(String file, Scenario scenario, Decider.Observed observed) {

    /** Observes scenarios that were run, in their order; those whose event cannot be decided are left out. */
    static List<Observation> of(ScenarioRunner runner, List<ScenarioRun> runs) {
        return runs.stream()
                .flatMap(run -> runner
                        .observe(run.scenario())
                        .map(observed -> new Observation(run.file(), run.scenario(), observed))
                        .stream())
                .toList();
    }

    /** Where the scenario stands, as {@code file:line}. */
    String place() {
        return file + ":" + scenario.line();
    }
}
