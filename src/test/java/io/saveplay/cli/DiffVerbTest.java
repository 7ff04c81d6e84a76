package io.saveplay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saveplay.rulebook.RulesFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code saveplay diff}. */
final class DiffVerbTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Path rules(String name) throws IOException {
        return SmallRules.in(folder.resolve(name));
    }

    private static Ended diff(Path before, Path after, String... more) {
        String[] args = new String[more.length + 3];
        args[0] = "diff";
        args[1] = before.toString();
        args[2] = after.toString();
        System.arraycopy(more, 0, args, 3, more.length);
        return Ended.after(args);
    }

    private static JsonNode json(Ended ended) throws IOException {
        return new ObjectMapper().readTree(ended.out());
    }

    private static String event(String id, String rest) {
        return "{\"id\":\"" + id + "\",\"occurredAt\":\"2026-03-02T15:00:00Z\",\"client\":{\"id\":\"c\"}," + rest
                + "}\n";
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("events.ndjson"), text).toString();
    }

    @Test
    void nothingFlipsBetweenRulesThatDecideTheSame() throws IOException {
        Path after = rules("b");
        SmallRules.change(after, "plays/talk.drl", "\"They wrote a mail\"", "\"A mail\"");
        Ended ended = diff(rules("a"), after);
        assertThat(ended.out()).matches("[0-9a-f]{12} -> [0-9a-f]{12}: 2 events, 0 flipped, 0 could not be read\\R");
        assertThat(ended.code()).isZero();
    }

    @Test
    void flipsAreGroupedByWhatChangedWithTheRulesThatFiredInOneOnly() throws IOException {
        Path after = rules("b");
        SmallRules.change(after, "plays/talk.drl", "Channel.EMAIL", "Channel.CHAT");
        SmallRules.change(after, "plays/talk.drl", "\"ask-why\", 20", "\"ask-why\", 25");
        String meetings = "\"deal\":{\"id\":\"d\",\"meetings\":2}";
        String deal = "\"deal\":{\"id\":\"d\"}";
        Ended ended = diff(
                rules("a"),
                after,
                "--events",
                file(event("mail-1", "\"channel\":\"EMAIL\"," + meetings)
                        + event("mail-2", "\"channel\":\"EMAIL\"," + meetings)
                        + "\n"
                        + event("phone", "\"channel\":\"PHONE\"," + meetings)
                        + event("visit", "\"channel\":\"IN_PERSON\"," + deal)));
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out()).contains("""
                        the play that comes first: 2
                          mail-1 (line 1)
                            before  call-or-meet
                            after   ask-why
                            fired only before: call-or-meet/by-mail
                          mail-2 (line 2)
                        """).contains("""
                        only points: 1
                          phone (line 4)
                            before  ask-why 35
                            after   ask-why 40
                        """).contains(": 4 events, 3 flipped, 0 could not be read");
    }

    @Test
    void threeExamplesOfAKindAreEnough() throws IOException {
        Path after = rules("b");
        SmallRules.change(after, "plays/talk.drl", "\"call-or-meet\", 50", "\"call-or-meet\", 40");
        StringBuilder events = new StringBuilder();
        for (int i = 1; i <= 5; i++) {
            events.append(event("mail-" + i, "\"channel\":\"EMAIL\",\"deal\":{\"id\":\"d\"}"));
        }
        Ended ended = diff(rules("a"), after, "--events", file(events.toString()));
        assertThat(ended.out())
                .contains("only points: 5")
                .contains("mail-3 (line 3)")
                .doesNotContain("mail-4")
                .contains("  and 2 more\n");
    }

    @Test
    void linesThatAreNoEventsAreCountedAndNamed() throws IOException {
        byte[] good = event("e", "\"deal\":{\"id\":\"d\"}").getBytes(StandardCharsets.UTF_8);
        Path file = folder.resolve("events.ndjson");
        try (var out = Files.newOutputStream(file)) {
            out.write(good);
            out.write("not json\n".getBytes(StandardCharsets.UTF_8));
            out.write(new byte[] {'"', (byte) 0xff, '"', '\n'});
            out.write("{\"id\":\"x\"}\n".getBytes(StandardCharsets.UTF_8));
            out.write(good);
        }
        Path same = rules("a");
        Ended ended = diff(same, same, "--events", file.toString());
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out())
                .contains("could not be read: 3")
                .contains("  line 2: the body is not JSON")
                .contains("  line 3: the body is not UTF-8")
                .contains("  line 4: ")
                .contains("/occurredAt is required")
                .contains(": 2 events, 0 flipped, 3 could not be read");
    }

    @Test
    void anEventThatOnlyOneOfThemCanReadIsAFlip() throws IOException {
        Path after = rules("b");
        Files.writeString(after.resolve("reason-codes.csv"), "system,value,reason\ncrm,too_dear,\n");
        Ended ended = diff(
                rules("a"),
                after,
                "--json",
                "--events",
                file(event("e", "\"reasonCode\":\"too_dear\",\"deal\":{\"id\":\"d\"}")));
        assertThat(ended.code()).isEqualTo(1);
        assertThat(json(ended).at("/groups/0/change").asText()).isEqualTo("DECIDED");
        assertThat(json(ended).at("/groups/0/examples/0/before").asText()).contains("not decided: /reasonCode");
        assertThat(json(ended).at("/groups/0/examples/0/after").asText()).isEqualTo("decided");
    }

    @Test
    void aVersionThatTheServiceKeptIsNamedByItsFirstDigits() throws Exception {
        Path before = rules("a");
        String version = RulesFolder.read(before).version();
        Path state = folder.resolve("state");
        SmallRules.in(state.resolve("rules").resolve(version));
        Path after = rules("b");
        SmallRules.change(after, "plays/talk.drl", "Channel.EMAIL", "Channel.CHAT");
        Ended ended =
                Ended.after("diff", version.substring(0, 8), after.toString(), "--json", "--state", state.toString());
        assertThat(json(ended).path("before").asText()).isEqualTo(version.substring(0, 12));
        assertThat(json(ended).at("/groups/0/change").asText()).isEqualTo("TOP_PLAY");
        assertThat(json(ended).at("/groups/0/examples/0/place").asText()).isEqualTo("plays/talk.scenarios.yaml:1");
        assertThat(json(ended).at("/groups/0/examples/0/event").asText())
                .isEqualTo("a mail from a client whom nobody met is answered by voice");
        Files.createDirectories(state.resolve("rules").resolve(version.substring(0, 8) + "0".repeat(56)));
        Ended both = Ended.after("diff", version.substring(0, 8), after.toString(), "--state", state.toString());
        assertThat(both.code()).isEqualTo(3);
        assertThat(both.err()).contains("more than one version").contains("give more digits");
    }

    @Test
    void whatIsWrongHasItsOwnExitCode() throws IOException {
        Path rules = rules("a");
        assertThat(Ended.after("diff", rules.toString()).code()).isEqualTo(2);
        Ended none = diff(rules, folder.resolve("none"));
        assertThat(none.code()).isEqualTo(3);
        assertThat(none.err()).contains("is neither a rules folder nor a version that is kept in");
        Ended unreadable =
                diff(rules, rules, "--events", folder.resolve("none.ndjson").toString());
        assertThat(unreadable.code()).isEqualTo(4);
        assertThat(unreadable.err()).contains("none.ndjson` cannot be read");
        Path broken = rules("b");
        SmallRules.change(broken, "plays/talk.drl", "meetings", "meeting");
        Ended rejected = diff(rules, broken);
        assertThat(rejected.code()).isEqualTo(3);
        assertThat(rejected.err()).contains("cannot go live").contains("did you mean `meetings`?");
    }
}
