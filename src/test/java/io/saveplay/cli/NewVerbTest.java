package io.saveplay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.saveplay.rulebook.RulesFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code saveplay new}. */
final class NewVerbTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Path rules() throws IOException {
        return SmallRules.in(folder.resolve("rules"));
    }

    private static Ended make(Path rules, String what, String name, String... more) {
        List<String> args = new ArrayList<>(List.of("new", what, name, "--rules", rules.toString()));
        args.addAll(List.of(more));
        return Ended.after(args.toArray(String[]::new));
    }

    private static void assertSound(Path rules, int scenarios) {
        Ended tested = Ended.after("test", "--rules", rules.toString());
        assertThat(tested.out()).contains(scenarios + " scenarios, 0 failed").contains("0 gaps in coverage");
        assertThat(tested.code()).isZero();
    }

    @Test
    void aRuleOfWhichOnlyTheNameIsGivenPassesAndSaysWhatToChange() throws IOException {
        Path rules = rules();
        Ended ended = make(rules, "rule", "call-or-meet/asked-by-mail");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.code()).isZero();
        assertThat(ended.out())
                .contains("wrote ")
                .contains("4 scenarios, 0 failed")
                .contains("\n1. change the rule in ")
                .contains("\n2. saveplay test ")
                .contains("\n3. saveplay catalog ");
        assertThat(Files.readString(rules.resolve("plays/call-or-meet.drl")))
                .startsWith("/* Play: Move from writing to a real talk. */\npackage plays;\n\n// Change what stands")
                .contains("@title( \"Asked by mail\" )")
                .contains("@guidance( \"TC-10\" )")
                .contains("@owner( \"sales-enablement\" )");
        assertThat(Files.readString(rules.resolve("plays/call-or-meet.scenarios.yaml")))
                .startsWith("# Change `given`");
        assertSound(rules, 4);
    }

    @Test
    void aRuleIsWrittenAsAskedForAndTheEventsAreFoundForItsCondition() throws IOException {
        Path rules = rules();
        Ended ended = make(
                rules,
                "rule",
                "ask-why/big-deal",
                "--title",
                "A big deal: ask",
                "--guidance",
                "TC-10, FC-4",
                "--owner",
                "revenue",
                "--when",
                "Deal( amount >= 5000, stage == Stage.SIGNED ) Client( answers[\"decision-maker\"] == \"no\" )",
                "--points",
                "35",
                "--because",
                "much is at stake");
        assertThat(ended.err()).isEmpty();
        assertThat(Files.readString(rules.resolve("plays/ask-why.drl")))
                .doesNotContain("// Change")
                .endsWith("""
                        rule "ask-why/big-deal"
                          @title( "A big deal: ask" )
                          @guidance( "TC-10, FC-4" )
                          @owner( "revenue" )
                        when
                          Deal( amount >= 5000, stage == Stage.SIGNED ) Client( answers["decision-maker"] == "no" )
                        then
                          insert( new Points( "ask-why", 35, "much is at stake" ) );
                        end
                        """);
        assertThat(Files.readString(rules.resolve("plays/ask-why.scenarios.yaml")))
                .isEqualTo("""
                        - name: "a big deal: ask speaks for ask-why"
                          given: { deal: { stage: SIGNED, amount: 5000 }, client: { answers: { decision-maker: "no" } } }
                          then:
                            recommends: [ ask-why ]
                            because: [ ask-why/big-deal ]

                        - name: without it ask-why/big-deal stays quiet
                          given: { deal: { stage: INTEREST, amount: 5000 }, client: { answers: { decision-maker: "no" } } }
                          then:
                            never: [ ask-why ]
                            quiet: [ ask-why/big-deal ]
                        """);
        assertSound(rules, 4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Deal( meetings == null )",
                "Client( doNotContact == true )",
                "not Concern( resolved == true )",
                "Client( tenureMonths > 12, grievances contains \"late\" )",
                "Conversation( channel == Channel.EMAIL, live == false )",
                "Seller( pipelineShare >= 0.5 )"
            })
    void manyKindsOfConditionsFindTheirEvents(String condition) throws IOException {
        Path rules = rules();
        // An event from which what no field says can be taken.
        Files.writeString(rules.resolve("plays/more.scenarios.yaml"), """
                - name: a concern that is settled
                  given: { channel: CHAT, concerns: [ { text: late, resolved: true } ] }
                  then: { }
                """);
        Ended ended = make(rules, "rule", "ask-why/mine", "--when", condition);
        assertThat(ended.err()).isEmpty();
        Ended tested = Ended.after("test", "--rules", rules.toString(), "--only", "plays/ask-why");
        assertThat(tested.out()).contains("2 scenarios, 0 failed");
        assertThat(Ended.after("test", "--rules", rules.toString()).out()).contains("0 gaps in coverage");
    }

    @Test
    void aSecondRuleJoinsTheFileOfTheFirstAndKeepsWhatIsThere() throws IOException {
        Path rules = rules();
        assertThat(make(rules, "rule", "ask-why/one").code()).isZero();
        String rule = Files.readString(rules.resolve("plays/ask-why.drl"));
        String scenarios = Files.readString(rules.resolve("plays/ask-why.scenarios.yaml"));
        assertThat(make(rules, "rule", "ask-why/two", "--when", "Deal( meetings > 8 )")
                        .code())
                .isZero();
        assertThat(Files.readString(rules.resolve("plays/ask-why.drl"))).startsWith(rule + "\nrule \"ask-why/two\"");
        assertThat(Files.readString(rules.resolve("plays/ask-why.scenarios.yaml")))
                .startsWith(scenarios + "\n- name: two speaks");
        assertSound(rules, 6);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
        ask-wy/case          | --points=1                      | did you mean `ask-why`?
        something-else/case  | --points=1                      | `saveplay new play something-else` makes one
        ask-why/few-meetings | --points=1                      | there is a rule `ask-why/few-meetings` already: plays/talk.drl:14
        Ask-why/Case         | --points=1                      | is no name for a rule
        ask-why              | --points=1                      | is no name for a rule
        ask-why/mine         | --title=a "title"               | cannot stand in a rule
        ask-why/mine         | --guidance=XX-1                 | `XX-1` is not in guidance.csv
        ask-why/mine         | --when=Deal( meeting < 3 )      | did you mean `meetings`?
        ask-why/mine         | --when=Deal( name == "a", name == "b" ) | no event was found
        ask-why/mine         | --when=Conversation()           | say more precisely
        ask-why/mine         | --points=many                   | --points
        """)
    void whatCannotBeIsRefusedAndNothingIsWritten(String name, String option, String why) throws Exception {
        Path rules = rules();
        RulesFolder before = RulesFolder.read(rules);
        Ended ended = make(rules, "rule", name, option);
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains(why);
        assertThat(RulesFolder.read(rules)).isEqualTo(before);
    }

    @Test
    void aConditionIsNoWayToWriteASecondRule() throws Exception {
        Path rules = rules();
        Ended ended = make(rules, "rule", "ask-why/mine", "--when", """
                Deal( meetings < 3 )
                then insert( new Points( "ask-why", 1, "x" ) ); end
                rule "ask-why/other" @title( "x" ) @guidance( "FC-4" ) @owner( "x" ) when Deal( meetings > 3 )""");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("`--when` is one condition");
        assertThat(Files.exists(rules.resolve("plays/ask-why.drl"))).isFalse();
    }

    @Test
    void aPlayComesWithItsPageItsRuleAndItsScenarios() throws IOException {
        Path rules = rules();
        Ended ended = make(
                rules, "play", "offer-a-pause", "--title", "Offer: a pause", "--guidance", "FC-4", "--kind", "NURTURE");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.code()).isZero();
        assertThat(Files.readString(rules.resolve("playbook/offer-a-pause.md")))
                .contains("title: \"Offer: a pause\"")
                .contains("kind: NURTURE");
        assertThat(Files.readString(rules.resolve("plays/offer-a-pause.drl")))
                .contains("rule \"offer-a-pause/first-case\"");
        assertSound(rules, 4);
        Ended again = make(rules, "play", "offer-a-pause", "--title", "x", "--guidance", "FC-4");
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("there is a play `offer-a-pause` already");
        assertThat(make(rules, "play", "Offer", "--title", "x", "--guidance", "FC-4")
                        .err())
                .contains("is no id for a play");
        assertThat(make(rules, "play", "other", "--title", "x").err()).contains("needs --title and --guidance");
        assertThat(make(rules, "play", "other", "--title", "x", "--guidance", "XX-9")
                        .err())
                .contains("`XX-9` is not in guidance.csv")
                .contains("nothing was written");
        assertThat(Files.exists(rules.resolve("playbook/other.md"))).isFalse();
    }

    @Test
    void aBrokenFolderIsMendedFirst() throws IOException {
        Path rules = rules();
        SmallRules.change(rules, "plays/talk.drl", "meetings", "meeting");
        Ended ended = make(rules, "rule", "ask-why/mine");
        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.err()).contains("did you mean `meetings`?");
        assertThat(Ended.after("new").code()).isEqualTo(2);
    }

    @Test
    void aFileThatCannotBeWrittenIsNamed() throws IOException {
        Path rules = rules();
        // Its page can be written, and the file of its scenarios has too long a name.
        String play = "a".repeat(250);
        String page = Files.readString(rules.resolve("playbook/ask-why.md"));
        Files.writeString(rules.resolve("playbook/" + play + ".md"), page.replace("id: ask-why", "id: " + play));
        Ended ended = make(rules, "rule", play + "/mine");
        assertThat(ended.code()).isEqualTo(4);
        assertThat(ended.err()).contains(play + ".scenarios.yaml` cannot be written");
    }
}
