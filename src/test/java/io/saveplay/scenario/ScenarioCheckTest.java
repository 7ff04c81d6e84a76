package io.saveplay.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.saveplay.drl.Problem;
import io.saveplay.rulebook.RulesFolder;
import io.saveplay.rulebook.Ruleset;
import io.saveplay.rulebook.Shipped;
import io.saveplay.rulebook.TinyRules;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ScenarioCheckTest {
    private static final String FILE = "plays/ask-why.scenarios.yaml";
    private final ScenarioCheck check = new ScenarioCheck(Shipped.reader(), 2);

    private static Ruleset rules(String scenarios) {
        Map<String, String> files = TinyRules.files(1);
        files.put(FILE, scenarios);
        return Shipped.load(RulesFolder.of(files));
    }

    @Test
    void aFailedScenarioIsAProblemAtItsLineWithWhatWasExpectedAndWhatCame() {
        ScenarioCheck.Outcome outcome = check.run(rules("""
                # Two that pass and one that does not.
                - name: first
                  given: {}
                  then: { first: ask-why }

                - given: {}
                  name: second
                  then: { never: [ ask-why ] }
                - { name: third, given: {}, then: { reasons: [ UNSTATED ] } }
                """));
        assertThat(outcome.scenarios().passed()).isEqualTo(2);
        Problem problem = outcome.problems().get(0);
        assertThat(problem.file()).isEqualTo(FILE);
        assertThat(problem.line()).isEqualTo(6);
        assertThat(problem.code()).isEqualTo("scenario");
        assertThat(problem.severity()).isEqualTo(Problem.Severity.ERROR);
        assertThat(problem.message())
                .isEqualTo("scenario `second` fails: never: expected none of `ask-why`, got `ask-why`");
    }

    @Test
    void aScenarioFileThatCannotBeReadIsAProblem() {
        assertThat(check.problems(rules("- name: x\n  given: {}\n  then: { frist: ask-why }\n")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.file()).isEqualTo(FILE);
                    assertThat(problem.message()).contains("`frist`");
                });
    }

    @Test
    void theShippedRulesPassTheirScenarios() {
        ScenarioCheck.Outcome outcome = check.run(Shipped.ruleset());
        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.scenarios().passed()).isGreaterThan(500);
    }
}
