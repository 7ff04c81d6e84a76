package io.saveplay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExplainVerbTest {
    private static final Pattern SHOWN = Pattern.compile(
            "```json\\n(.*?)```\\s+```sh\\nsaveplay (.*?)\\n```\\s+```text\\n(.*?)\\n```", Pattern.DOTALL);
    private static final String EVENT = """
            {"id":"e-1","occurredAt":"2026-03-02T15:00:00Z","channel":"EMAIL","statedReason":"cold\\u001bfeet",
             "deal":{"id":"d-1","name":"Garden office\\u001b[31m"},"client":{"id":"c-1","contactName":"Ana"}}""";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private String event(String text) throws IOException {
        return Files.writeString(folder.resolve("event.json"), text).toString();
    }

    @Test
    void theExplanationsThatAreShownAreThoseThatCome() throws IOException {
        Matcher shown = SHOWN.matcher(Files.readString(Path.of("rules/README.md")));
        int pages = 0;
        while (shown.find()) {
            pages++;
            List<String> words = new ArrayList<>(List.of(shown.group(2).split(" ")));
            words.set(words.indexOf("event.json"), event(shown.group(1)));
            Ended ended = Ended.after(words.toArray(String[]::new));
            assertThat(ended.out().strip()).isEqualTo(shown.group(3).strip());
            assertThat(ended.code()).isZero();
        }
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void aPageFitsATerminalAndHasNoControlCharacter() throws IOException {
        String page = Ended.after("explain", event(EVENT)).out();
        assertThat(page.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
        assertThat(page)
                .doesNotContain("\u001b")
                .contains("Why they back out", "Why these plays", "What was withheld", "What would change the answer");
    }

    @Test
    void noPageShowsARuleAsItIsWritten() throws IOException {
        assertThat(Ended.after("explain", event(EVENT)).out())
                .doesNotContain("$", "==", "!=", "null", "Mention", "Signal(", "Diagnosis", "Verdict.");
    }

    @Test
    void aPlayOrGoalThatDoesNotExistIsToldWithTheNearest() throws IOException {
        Ended why = Ended.after("explain", event(EVENT), "--why", "stay-putt");
        assertThat(why.code()).isEqualTo(ExitCodes.FOUND);
        assertThat(why.err()).contains("`--why stay-putt` must be a play of the playbook; did you mean `stay-put`?");
        Ended whatIf = Ended.after("explain", event(EVENT), "--what-if", "persue");
        assertThat(whatIf.code()).isEqualTo(ExitCodes.FOUND);
        assertThat(whatIf.err()).contains("`--what-if persue` must be a play of the playbook, a verdict or");
    }

    @Test
    void aVerdictMayBeWrittenInSmallLetters() throws IOException {
        assertThat(Ended.after("explain", event(EVENT), "--what-if", "release").out())
                .contains("What would bring about the verdict `RELEASE`");
    }

    @Test
    void jsonIsOneLineWithTheSearchOnlyWhereItIsAskedFor() throws IOException {
        JsonNode plain = new ObjectMapper()
                .readTree(Ended.after("explain", "--json", event(EVENT)).out());
        assertThat(plain.at("/explanation/whyNot")).isNotEmpty();
        assertThat(plain.at("/explanation").has("whatIf")).isFalse();
        JsonNode asked = new ObjectMapper()
                .readTree(Ended.after("explain", "--json", event(EVENT), "--what-if", "stay-put")
                        .out());
        assertThat(asked.at("/explanation/whatIf/tried").asInt()).isPositive();
    }

    @Test
    void whatIsNoEventIsToldAsByEveryVerb() throws IOException {
        Ended ended = Ended.after("explain", event("{\"id\":\"x\"}"));
        assertThat(ended.code()).isEqualTo(ExitCodes.FOUND);
        assertThat(ended.err()).contains("/deal is required");
        assertThat(Ended.after("explain", folder.resolve("none.json").toString())
                        .code())
                .isEqualTo(ExitCodes.FILE);
    }
}
