package io.saveplay.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.saveplay.drl.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a rules folder is said with its place and in an analyst's words. */
final class RulesetLoaderTest {
    private static final String FILE = "plays/mine.drl";

    private static List<Problem> withFile(String file, String text) {
        Map<String, String> files = new HashMap<>(Shipped.read().files());
        files.put(file, text);
        return Shipped.problems(RulesFolder.of(files));
    }

    private static String rule(String when, String then) {
        return """
                package plays;

                rule "mine/case"
                  @title( "Mine" )
                  @guidance( "TC-5" )
                  @owner( "me" )
                when
                  %s
                then
                  %s
                end
                """.formatted(when, then);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
        Deal( meetings < 3 )           | insert( new Points( "no-such-play", 1, "x" ) );   | unknown-play
        Deal( meetings < 3 )           | insert( new Veto( "ask-why", "P-1", "x" ) );      | wrong-layer
        Deal( meetings < 3 )           | insert( new Caution( "no-such", "x" ) );          | unknown-name
        Deal( meetings < 3 )           | System.exit( 1 );                                 | single-insert
        Deal( meetings < 3 )           | insert( new Points( $play, 1, "x" ) );            | unknown-play
        Points( points > 3 )           | insert( new Points( "ask-why", 1, "x" ) );        | not-readable-here
        not Veto()                     | insert( new Points( "ask-why", 1, "x" ) );        | not-readable-here
        eval( true )                   | insert( new Points( "ask-why", 1, "x" ) );        | banned
        String() from $list            | insert( new Points( "ask-why", 1, "x" ) );        | banned
        Deal( no_such_field < 3 )      | insert( new Points( "ask-why", 1, "x" ) );        | unknown-field
        Deal( meetings < 3             | insert( new Points( "ask-why", 1, "x" ) );        | syntax
        """)
    void aFaultyRuleIsRefusedWithItsFileAndLine(String when, String then, String code) {
        List<Problem> problems = withFile(FILE, rule(when, then));
        assertThat(problems).allSatisfy(problem -> {
            assertThat(problem.file()).isEqualTo(FILE);
            assertThat(problem.line()).isBetween(1, 12);
            assertThat(problem.message())
                    .doesNotContain("java.")
                    .doesNotContain("io.saveplay")
                    .doesNotContain("mvel");
        });
        assertThat(problems).extracting(Problem::code).contains(code);
    }

    @Test
    void aMisspeltFieldOrTypeIsNamedWithAProposal() {
        String insert = "insert( new Points( \"ask-why\", 1, \"x\" ) );";
        assertThat(withFile(FILE, rule("Deal( meeting < 3 )", insert)))
                .extracting(Problem::text)
                .containsExactly("plays/mine.drl:8:9: rule `mine/case`: `meeting` is not a field of `Deal`;"
                        + " did you mean `meetings`?");
        assertThat(withFile(FILE, rule("Dael( meetings < 3 )", insert)).get(0).message())
                .contains("Dael");
    }

    @Test
    void everyFaultOfEveryFileIsToldAtOnce() {
        Map<String, String> files = new HashMap<>(Shipped.read().files());
        files.put(FILE, rule("Deal( meetings < 3 )", "insert( new Points( \"no-such-play\", 1, \"x\" ) );"));
        files.put("signals/mine.drl", "package plays;\nrule \"Bad Name\" salience 3 when Deal() then end");
        files.put("other/mine.drl", "package other;");
        files.put("playbook/mine.md", "no front matter");
        files.put("stories.csv", files.get("stories.csv") + "x,y,smb,retail,FEAR,perhaps,text\n");
        assertThat(Shipped.problems(RulesFolder.of(files)))
                .extracting(Problem::code)
                .contains(
                        "unknown-play",
                        "package-folder",
                        "name",
                        "attribute",
                        "metadata",
                        "single-insert",
                        "no-layer",
                        "front-matter",
                        "table");
    }

    @Test
    void twoRulesOfOneNameAreRefusedEvenInDifferentLayers() {
        String signal = Shipped.read().files().get("signals/seller.drl");
        List<Problem> problems = withFile("signals/again.drl", String.valueOf(signal));
        assertThat(problems).extracting(Problem::code).containsOnly("duplicate-name");
    }

    @Test
    void aGuidanceIdThatNobodyKnowsIsRefused() {
        String rule = rule("Deal( meetings < 3 )", "insert( new Points( \"ask-why\", 1, \"x\" ) );")
                .replace("TC-5", "XX-5");
        assertThat(withFile(FILE, rule)).extracting(Problem::code).containsExactly("unknown-guidance");
    }

    @Test
    void metadataIsTextInStraightQuotes() {
        String rule = rule("Deal( meetings < 3 )", "insert( new Points( \"ask-why\", 1, \"x\" ) );")
                .replace("\"Mine\"", "mine")
                .replace("@owner( \"me\" )", "@flag");
        assertThat(withFile(FILE, rule)).extracting(Problem::code).contains("metadata");
    }

    @Test
    void aSettingThatIsMissingIsNamed() {
        String settings = String.valueOf(Shipped.read().files().get("ruleset.yaml"));
        List<Problem> problems = withFile("ruleset.yaml", settings.replace("currency: USD", ""));
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo("ruleset.yaml");
            assertThat(problem.message()).isEqualTo("`currency` is missing");
        });
    }

    @Test
    void aFaultyPageOfThePlaybookIsNamedInWords() {
        String page = String.valueOf(Shipped.read().files().get("playbook/ask-why.md"));
        assertThat(withFile("playbook/ask-why.md", page.replace("kind: SAVE", "kind: SAFE")))
                .extracting(Problem::text)
                .anySatisfy(text -> assertThat(text)
                        .startsWith("playbook/ask-why.md:4:")
                        .contains("`SAFE` is not a value for `kind`")
                        .contains("`NURTURE`"));
        assertThat(withFile("playbook/ask-why.md", page.replace("effort: ", "#effort: ")))
                .extracting(Problem::text)
                .anySatisfy(text -> assertThat(text).contains("`effort` is missing"));
    }

    @Test
    void examplesThatLackAColumnOrTheFolderOfTheirLanguageAreTold() {
        assertThat(withFile("examples/en/mine.csv", "reason,comment\nFEAR,x\nFEAR,y\n"))
                .extracting(Problem::text)
                .containsExactly("examples/en/mine.csv:1: there is no column `example`");
        assertThat(withFile("examples/mine.csv", "example,reason\nI am scared of zebras,FEAR\n"))
                .extracting(Problem::text)
                .containsExactly("examples/mine.csv: examples lie in the folder of their language, those in English in"
                        + " `examples/en/`");
    }

    @Test
    void examplesOfALanguageThatNobodyReadsAreHeldToTheSame() {
        assertThat(withFile("examples/de/mine.csv", "example,reason\nIch trau mich nicht,FEER\n\"\",FEAR\n"))
                .extracting(Problem::text)
                .containsExactly(
                        "examples/de/mine.csv:2: `FEER` is not a reason that a rule defines; did you mean `FEAR`?",
                        "examples/de/mine.csv:3: the cell under `example` is empty");
    }

    @Test
    void aRetiredIdNeedsItsKindAndItsDay() {
        String table = "kind,id,retired,why\nplya,ask-why,2026-01-31,x\nplay,ask-why,January,x\n";
        assertThat(withFile("retired.csv", table))
                .extracting(Problem::message)
                .containsExactlyInAnyOrder(
                        "`ask-why`: the kind is one of `play`, `reason`, `policy`, `caution`, `lesson`, `criterion`,"
                                + " `rule`, not `plya`",
                        "`ask-why`: `January` is not a date like 2026-01-31");
    }

    @Test
    void theVersionFollowsEveryFileThatDecidesAndNoOther() {
        Map<String, String> files = new HashMap<>(Shipped.read().files());
        String version = RulesFolder.of(files).version();
        assertThat(Shipped.read().version()).isEqualTo(version);
        assertThat(Shipped.read().files()).doesNotContainKeys("README.md", "CATALOG.md");
        files.put("stories.csv", files.get("stories.csv") + "\n");
        assertThat(RulesFolder.of(files).version()).isNotEqualTo(version);
    }
}
