package io.saveplay.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.saveplay.scenario.ScenarioCheck;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code POST /v1/rules/check} answers. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RulesTrialPage(@Nullable String version, List<io.saveplay.drl.Problem> problems, Scenarios scenarios) {

    record Scenarios(int passed, List<Failed> failed) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Failed(String file, @Nullable Integer line, String name, List<String> failures) {}

    static RulesTrialPage of(
            @Nullable String version,
            List<io.saveplay.drl.Problem> problems,
            ScenarioCheck.@Nullable Outcome scenarios) {
        if (scenarios == null) {
            return new RulesTrialPage(version, problems, new Scenarios(0, List.of()));
        }
        return new RulesTrialPage(
                version,
                problems,
                new Scenarios(
                        scenarios.passed(),
                        scenarios.failed().stream()
                                .map(one -> new Failed(one.file(), one.line(), one.name(), one.failures()))
                                .toList()));
    }
}
