package io.saveplay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code saveplay check}. */
final class CheckVerbTest {
    private static final String SCENARIOS = "plays/talk.scenarios.yaml";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** Without a threshold in `plays/`, which is doubtful. */
    private Path rules() throws IOException {
        Path rules = SmallRules.in(folder.resolve("rules"));
        SmallRules.change(rules, "plays/talk.drl", "meetings < 3", "meetings <= 1");
        SmallRules.change(rules, SCENARIOS, "meetings: 2", "meetings: 1");
        return rules;
    }

    private static JsonNode json(Ended ended) throws IOException {
        assertThat(ended.out().strip().lines()).hasSize(1);
        return new ObjectMapper().readTree(ended.out());
    }

    @Test
    void aSoundFolderHasNoProblemsAndAllItsScenariosPass() throws IOException {
        Path rules = rules();
        Ended ended = Ended.after("check", "--rules", rules.toString());
        assertThat(ended.out()).matches("rules [0-9a-f]{12}: 0 errors, 0 warnings; 2 scenarios, 0 failed\\R");
        assertThat(ended.code()).isZero();
        JsonNode report = json(Ended.after("check", "--json", "--rules", rules.toString()));
        assertThat(report.path("version").asText()).hasSize(12);
        assertThat(report.path("problems").isArray()).isTrue();
        assertThat(report.path("problems")).isEmpty();
        assertThat(report.path("scenarios").path("passed").asInt()).isEqualTo(2);
        assertThat(report.path("scenarios").path("failed")).isEmpty();
    }

    @Test
    void everyProblemOfEveryFileIsToldAtOnceWithItsPlaceAndFix() throws IOException {
        Path rules = rules();
        SmallRules.change(rules, "plays/talk.drl", "\"ask-why\", 20", "\"ask-wy\", 20");
        SmallRules.change(rules, "playbook/ask-why.md", "kind: SAVE", "kind: SAFE");
        SmallRules.change(rules, SCENARIOS, "ranking:", "rankin:");
        Files.writeString(rules.resolve("plays/empty.scenarios.yaml"), "# nothing yet\n");
        Ended ended = Ended.after("check", "--rules", rules.toString());
        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.out())
                .contains("playbook/ask-why.md\n  error  playbook/ask-why.md:4:")
                .contains("`SAFE` is not a value for `kind`")
                .contains("  error  plays/talk.drl:21:23  rule `ask-why/few-meetings`\n")
                .contains("plays/talk.scenarios.yaml:4:5")
                .contains("fix: did you mean `ranking`?")
                .contains("plays/empty.scenarios.yaml:1:1\n    the file is not a list of scenarios")
                .contains("4 errors, 0 warnings; no scenarios were run");
        assertThat(ended.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
        JsonNode report = json(Ended.after("check", "--json", "--rules", rules.toString()));
        assertThat(report.path("problems")).hasSize(4);
        assertThat(report.path("problems").findValuesAsText("file"))
                .contains("plays/talk.drl", "playbook/ask-why.md", SCENARIOS);
        assertThat(report.path("scenarios").path("passed").asInt(-1)).isZero();
    }

    @Test
    void scenariosThatFailAreTheOnlyThingThatEndsItWithOne() throws IOException {
        Path rules = rules();
        SmallRules.change(rules, SCENARIOS, "never: [ call-or-meet, ask-why ]", "first: ask-why");
        Ended ended = Ended.after("check", "--rules", rules.toString());
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out())
                .contains("  failed  plays/talk.scenarios.yaml:7\n    a call after three meetings needs neither\n")
                .contains("    first: expected `ask-why`, got `nothing`\n")
                .contains("0 errors, 0 warnings; 2 scenarios, 1 failed");
        JsonNode failed = json(Ended.after("check", "--json", "--rules", rules.toString()))
                .at("/scenarios/failed/0");
        assertThat(failed.path("file").asText()).isEqualTo(SCENARIOS);
        assertThat(failed.path("line").asInt()).isEqualTo(7);
        assertThat(failed.path("name").asText()).isEqualTo("a call after three meetings needs neither");
        assertThat(failed.at("/failures/0").asText()).isEqualTo("first: expected `ask-why`, got `nothing`");
    }

    @Test
    void aFolderThatIsNotThereOrCannotBeReadHasNoVersion() throws IOException {
        Ended none = Ended.after("check", "--rules", folder.resolve("none").toString());
        assertThat(none.code()).isEqualTo(3);
        assertThat(none.out()).contains("there is no rules folder here").contains("rules not read: 1 errors");
        Path rules = rules();
        Files.write(rules.resolve("plays/latin.drl"), new byte[] {(byte) 0xe9});
        Ended latin = Ended.after("check", "--json", "--rules", rules.toString());
        assertThat(latin.code()).isEqualTo(3);
        assertThat(json(latin).has("version")).isFalse();
        assertThat(json(latin).at("/problems/0/file").asText()).isEqualTo("plays/latin.drl");
        assertThat(Ended.after("check", "--what").code()).isEqualTo(2);
    }
}
