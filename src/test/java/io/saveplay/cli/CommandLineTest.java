package io.saveplay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saveplay.rulebook.Shipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CommandLineTest {
    private static final String FEARFUL = """
            {"id":"e-1","occurredAt":"2026-03-02T09:30:00Z","channel":"EMAIL","reasonCode":"FEAR",
             "deal":{"id":"d-1","name":"Garden office","mission":"a place to write"},
             "client":{"id":"c-1","contactName":"Ana\\u001b[31m"}}""";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static Ended run(String... args) {
        return Ended.after(args);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private Path rules() throws IOException {
        return Shipped.copyTo(folder.resolve("rules"));
    }

    @Test
    void aPageShowsWhatToDoFirstAndWhatToSay() throws IOException {
        Ended ended = run("decide", file("event.json", FEARFUL));
        assertThat(ended.code()).isEqualTo(0);
        assertThat(ended.out())
                .contains("Garden office, Ana")
                .contains("Do first: ")
                .contains("say    ")
                .contains("call-or-meet");
    }

    @Test
    void noControlCharacterOfAnEventReachesTheTerminal() throws IOException {
        assertThat(run("decide", file("event.json", FEARFUL)).out()).doesNotContain("\u001b");
    }

    @Test
    void jsonIsOneLineForEachDecision() throws IOException {
        Ended ended = run("decide", "--json", "--no-ask-first", file("event.json", FEARFUL));
        JsonNode decision = new ObjectMapper().readTree(ended.out());
        assertThat(decision.path("eventId").asText()).isEqualTo("e-1");
        assertThat(decision.path("askFirst")).isEmpty();
        assertThat(ended.out().strip().lines()).hasSize(1);
    }

    @Test
    void manyEventsAreAnsweredInOrderWithErrorsInPlace() throws IOException {
        String good = FEARFUL.replace("\n", " ");
        String lines = good + "\n\n{\"id\":\"x\"}\nnot json\n" + good.replace("e-1", "e-2") + "\n";
        Ended ended = run("decide", "--no-ask-first", file("events.ndjson", lines));
        List<String> answers = ended.out().strip().lines().toList();
        assertThat(answers).hasSize(4);
        assertThat(answers.get(0)).contains("\"eventId\":\"e-1\"");
        assertThat(answers.get(1)).startsWith("{\"line\":3,\"errors\":[").contains("/occurredAt is required");
        assertThat(answers.get(2)).startsWith("{\"line\":4,\"errors\":[").contains("not JSON");
        assertThat(answers.get(3)).contains("\"eventId\":\"e-2\"");
        assertThat(ended.code()).isEqualTo(1);
    }

    @Test
    void aBadEventIsToldWithItsPlaces() throws IOException {
        Ended ended = run("decide", file("event.json", "{\"id\":\"x\",\"deel\":{}}"));
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err())
                .contains("/deel")
                .contains("did you mean `deal`?")
                .contains("/client is required");
    }

    @Test
    void whatIsWrongHasItsOwnExitCode() throws IOException {
        assertThat(run("decide").code()).isEqualTo(2);
        assertThat(run("no-such-verb").code()).isEqualTo(2);
        assertThat(run("decide", folder.resolve("none.json").toString()).code()).isEqualTo(4);
        Ended rejected = run("test", "--rules", folder.resolve("none").toString());
        assertThat(rejected.code()).isEqualTo(3);
        assertThat(rejected.err()).contains("there is no rules folder here");
    }

    @Test
    void lintFindsNothingInTheShippedRules() {
        Ended ended = run("lint");
        assertThat(ended.code()).isEqualTo(0);
        assertThat(ended.out()).endsWith(" rules, 0 errors, 0 warnings\n".replace("\n", System.lineSeparator()));
    }

    @Test
    void lintEndsWithOneForWarningsAndWithThreeForErrors() throws IOException {
        Path rules = rules();
        Path yaml = rules.resolve("ruleset.yaml");
        String settings = Files.readString(yaml);
        Files.writeString(yaml, settings.replace("  P-1:", "  P-9: Nobody is asked twice\n  P-1:"));
        Ended doubtful = run("lint", "--rules", rules.toString());
        assertThat(doubtful.code()).isEqualTo(1);
        assertThat(doubtful.out())
                .contains("warning ruleset.yaml: no rule concludes the policy `P-9`;")
                .contains("[never-concluded]")
                .contains("0 errors, 1 warnings");
        Files.writeString(yaml, settings.replace("required: [values-match,", "required: [values,"));
        Ended wrong = run("lint", "--rules", rules.toString());
        assertThat(wrong.code()).isEqualTo(3);
        assertThat(wrong.out()).contains("error   ruleset.yaml: no rule concludes the required criterion `values`");
    }

    @Test
    void aScenarioWithAMisspeltExpectationIsAProblemWithItsPlace() throws IOException {
        Path rules = rules();
        Files.writeString(rules.resolve("plays/extra.scenarios.yaml"), """
                - name: a misspelt word
                  given: { channel: EMAIL }
                  then: { frist: stay-put }
                """);
        Ended ended = run("test", "--rules", rules.toString(), "--only", "extra");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out())
                .contains("plays/extra.scenarios.yaml:3:")
                .contains("`frist` is not known here; did you mean `first`?");
    }

    @Test
    void theCatalogueIsWrittenAndThenCurrent() throws IOException {
        Path rules = rules();
        Files.deleteIfExists(rules.resolve("CATALOG.md"));
        assertThat(run("catalog", "--check", "--rules", rules.toString()).code())
                .isEqualTo(1);
        assertThat(run("catalog", "--rules", rules.toString()).out()).contains("wrote ");
        assertThat(run("catalog", "--check", "--rules", rules.toString()).code())
                .isEqualTo(0);
        assertThat(Files.readString(rules.resolve("CATALOG.md"))).contains("| TC-11 |");
    }

    @Test
    void aCatalogueThatIsNotCurrentIsToldAndLeftAsItIs() throws IOException {
        Path rules = SmallRules.in(folder.resolve("rules"));
        assertThat(run("catalog", "--rules", rules.toString()).code()).isEqualTo(0);
        SmallRules.change(rules, "plays/talk.drl", "They wrote a mail", "They wrote");
        Ended ended = run("catalog", "--check", "--rules", rules.toString());
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out()).contains("CATALOG.md is not current; run `saveplay catalog`");
        assertThat(Files.readString(rules.resolve("CATALOG.md"))).contains("They wrote a mail");
        assertThat(run("catalog", "--check", "--rules", folder.resolve("none").toString())
                        .code())
                .isEqualTo(3);
    }
}
