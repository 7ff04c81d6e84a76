package io.saveplay.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.saveplay.drl.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A question that could not be tried would make every decision an error, so it keeps the rules from going live. */
final class QuestionsTest {
    private static List<String> problems(String rows) {
        Map<String, String> files = new HashMap<>(Shipped.read().files());
        files.put("questions.yaml", "# What to ask.\n" + rows);
        return Shipped.problems(RulesFolder.of(files)).stream()
                .map(Problem::text)
                .toList();
    }

    private static String row(String field, String value) {
        return "- field: " + field + "\n  question: What?\n  try:\n    - { value: " + value + ", chance: 0.5 }\n";
    }

    @Test
    void aFieldThatNoEventHasIsNamedWithItsLine() {
        assertThat(problems(row("live", "true")
                        + row("deal.stagee", "SIGNED")
                        + row("deal", "x")
                        + row("deal.stage.name", "x")
                        + row("client.answers", "yes")
                        + row("nobody.knows", "x")))
                .containsExactly(
                        "questions.yaml:6: `deal.stagee` is no field of an event",
                        "questions.yaml:10: `deal` is no field of an event",
                        "questions.yaml:14: `deal.stage.name` is no field of an event",
                        "questions.yaml:18: `client.answers` is no field of an event",
                        "questions.yaml:22: `nobody.knows` is no field of an event");
    }

    @Test
    void aValueThatTheFieldCannotHaveIsNamedWithItsLine() {
        assertThat(problems(row("deal.stage", "SIGNED")
                        + row("kind", "GONE")
                        + row("saveAttempts", "many")
                        + row("deal.agreedOn", "P999999999Y")))
                .hasSize(3)
                .startsWith(
                        "questions.yaml:6: `kind` cannot have the value `GONE`",
                        "questions.yaml:10: `saveAttempts` cannot have the value `many`")
                .last()
                .asString()
                .startsWith("questions.yaml:14: ");
    }
}
