package io.saveplay.api;

import io.saveplay.rulebook.Check;
import io.saveplay.scenario.CheckReport;
import io.saveplay.scenario.ScenarioCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What rules have to pass before they go live.
 *
 * @param others all but the scenarios
 */
record RuleChecks(List<Check> others, ScenarioCheck scenarios) {

    /** All of them. */
    List<Check> all() {
        return with(scenarios);
    }

    /** All of them, for a trial that shows how the scenarios came out. */
    List<Check> all(Consumer<CheckReport.Scenarios> outcome) {
        return with(candidate -> {
            ScenarioCheck.Outcome ran = scenarios.run(candidate);
            outcome.accept(ran.scenarios());
            return ran.problems();
        });
    }

    private List<Check> with(Check last) {
        List<Check> checks = new ArrayList<>(others);
        checks.add(last);
        return List.copyOf(checks);
    }
}
