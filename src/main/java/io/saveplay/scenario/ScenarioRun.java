package io.saveplay.scenario;

import java.util.List;
import java.util.Set;

/**
 * How a scenario came out.
 *
 * @param file the scenario's file
 * @param mismatches what was expected and what came instead; empty when all is as expected
 * @param fired the names of the rules that fired
 */
public record ScenarioRun(String file, Scenario scenario, List<Mismatch> mismatches, Set<String> fired) {

    /** Whether all is as expected. */
    public boolean passed() {
        return mismatches.isEmpty();
    }

    /** What is not as expected, a sentence each; empty when all is. */
    public List<String> failures() {
        return mismatches.stream().map(Mismatch::text).toList();
    }

    /** Where it stands, as {@code file:line}. */
    public String place() {
        return file + ":" + scenario.line();
    }
}
