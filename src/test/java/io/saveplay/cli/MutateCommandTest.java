package io.saveplay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saveplay.scenario.TinyRules;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verbs that say what scenarios leave open: {@code mutate} and {@code test --coverage}. */
final class MutateCommandTest {
    private static final String LOOSE = """
            - name: whom nobody met is asked why
              given: { channel: PHONE, deal: { meetings: 2 } }
              then: { because: [ ask-why/few-meetings ] }
            - name: after five meetings the reason is known
              given: { channel: PHONE, deal: { meetings: 5 } }
              then: { quiet: [ ask-why/few-meetings ] }
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private record Said(int code, String out) {}

    private static Said run(String... args) {
        StringWriter out = new StringWriter();
        int code = Main.commandLine().setOut(new PrintWriter(out)).execute(args);
        return new Said(code, out.toString());
    }

    @Test
    void survivorsAreListedByRuleAndCountAsAFinding() throws IOException {
        String rules = TinyRules.write(folder, LOOSE).toString();
        Said said = run("mutate", "--rules", rules, "--only", "ask-why/");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out())
                .startsWith(
                        "ask-why/few-meetings\n    plays/talk.drl:18:9: `meetings < 3` → `meetings <= 3`: no scenario"
                                + " notices; the rule concludes the same in all of them\n")
                .contains("and nothing there expects it")
                .endsWith("5 changes of 1 rules, 2 noticed, 3 not; 40.0 percent noticed\n");
        assertThat(run("mutate", "--rules", rules, "--only", "ask-why/", "--survivors", "3")
                        .code())
                .isEqualTo(0);
    }

    @Test
    void jsonNamesTheScenarioThatNoticed() throws IOException {
        String rules = TinyRules.write(folder, LOOSE).toString();
        JsonNode report = new ObjectMapper()
                .readTree(run("mutate", "--json", "--rules", rules, "--only", "ask-why/")
                        .out());
        assertThat(report.path("survivors").asInt()).isEqualTo(3);
        assertThat(report.path("outcomes").get(0).path("noticedBy").asText()).isEqualTo(TinyRules.SCENARIOS + ":4");
    }

    @Test
    void nothingIsChangedWhileAScenarioFails() throws IOException {
        TinyRules.write(folder, LOOSE.replace("meetings: 5", "meetings: 1"));
        Said said = run("mutate", "--rules", folder.toString());
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out()).contains(TinyRules.SCENARIOS + ":4: the scenario fails before anything is changed");
    }

    @Test
    void coverageTellsConstraintsThatAreNeverSeenOnOneSide() throws IOException {
        TinyRules.write(folder, LOOSE);
        Said said = run("test", "--coverage", "--rules", folder.toString());
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out())
                .contains("plays/talk.drl:8:45: rule `call-or-meet/in-writing`: `channel == Channel.CHAT` is never seen"
                        + " true beside it")
                .contains("of 7 constraints seen both true and false, ");
        assertThat(Files.exists(folder.resolve("CATALOG.md"))).isFalse();
    }

    @Test
    void theCoverageThresholdHoldsForConstraintsToo() throws IOException {
        String rules = TinyRules.write(folder, LOOSE).toString();
        assertThat(run("test", "--rules", rules, "--coverage-threshold", "50").code())
                .isEqualTo(0);
        assertThat(run("test", "--rules", rules, "--coverage-threshold", "50", "--coverage")
                        .code())
                .isEqualTo(1);
        assertThat(run("test", "--rules", rules, "--coverage-threshold", "10", "--coverage")
                        .code())
                .isEqualTo(0);
    }
}
