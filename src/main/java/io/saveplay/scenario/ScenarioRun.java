package io.saveplay.scenario;

import java.util.List;
import java.util.Set;

/**
 * How a scenario came out.
 *
 * @param file the scenario's file
 * @param failures what was expected and what came instead; empty when all is as expected
 * @param fired the names of the rules that fired
 */
public record ScenarioRun(String file, Scenario scenario, List<String> failures, Set<String> fired) {

    /** Whether all is as expected. */
    public boolean passed() {
        return failures.isEmpty();
    }
}
