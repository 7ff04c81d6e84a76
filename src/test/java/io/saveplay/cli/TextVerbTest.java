package io.saveplay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TextVerbTest {
    private static final Path DEVELOPMENT = Path.of("../shared/data/reasons/development.tsv");
    private static final String FIXTURE = "src/test/resources/text/labelled.tsv";
    private static final String REASON = """
            rule "said/NAME"
              @title( "They said NAME" )
              @reason( "CODE" )
              @nature( "LEGITIMATE" )
              @topic( "NAME" )
              @guidance( "TC-10" )
              @owner( "sales-enablement" )
            when
              $mention : Mention( reason == "CODE" )
            then
              insert( new Evidence( "CODE", $mention.points(), $mention.because() ) );
            end

            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    /** Phrases by which the fixture is read as {@code ScoreTest} says. */
    @BeforeAll
    static void rules() throws IOException {
        Path rules = SmallRules.in(folder.resolve("rules"));
        StringBuilder reasons = new StringBuilder("/* Reasons: those of the fixture. */\npackage reasons;\n\n");
        Stream.of("BUDGET", "BUDGET.PRICE", "COMPETITOR", "FEAR", "INDECISION", "NOT_READY", "TRUST", "UNSTATED")
                .forEach(code -> reasons.append(REASON.replace("CODE", code)
                        .replace("NAME", code.toLowerCase(Locale.ROOT).replaceAll("[._]", "-"))));
        Files.createDirectories(rules.resolve("reasons"));
        Files.writeString(rules.resolve("reasons/said.drl"), reasons.toString());
        Files.writeString(rules.resolve("phrases.csv"), """
                phrase,reason,weight,comment
                too pricey,BUDGET.PRICE,0.9,
                another firm,COMPETITOR,0.8,
                rival,COMPETITOR,0.6,
                next spring,NOT_READY,0.7,
                fee,BUDGET,0.4,
                personal reasons,UNSTATED,0.8,
                broke your promise,TRUST,0.95,
                discount,BUDGET,0.95,
                """);
    }

    private static Ended run(String... args) {
        return Ended.after(Stream.concat(
                        Stream.of(args),
                        Stream.of("--rules", folder.resolve("rules").toString()))
                .toArray(String[]::new));
    }

    private static String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static String refused(String file) {
        return String.valueOf(catchThrowable(() -> TextInput.read(file, 1)).getMessage());
    }

    @Test
    void aTextIsShownWithWhatItSays() throws IOException {
        Ended ended = run("text", file("note.txt", "\nIt was too pricey\n"));
        assertThat(ended.err()).isEmpty();
        assertThat(ended.code()).isZero();
        assertThat(ended.out()).isEqualTo("""
                line 2  It was too pricey
                   90%  BUDGET.PRICE (They said budget-price)
                        "too pricey", by phrase

                The whole text
                   90%  BUDGET (They said budget), as BUDGET.PRICE (They said budget-price)
                """);
    }

    @Test
    void jsonSaysTheSameUnderNamesThatStay() throws IOException {
        JsonNode json = new ObjectMapper()
                .readTree(run("text", "--json", file("other.txt", "A rival called"))
                        .out());
        assertThat(json.path("rules").asText()).hasSize(12);
        ((ObjectNode) json).remove("rules");
        assertThat(json).isEqualTo(new ObjectMapper().readTree("""
                {"sentences": [{"line": 1, "start": 0, "end": 14, "text": "A rival called", "findings": [
                   {"reason": "COMPETITOR", "title": "They said competitor", "weight": 0.6, "quote": "rival",
                    "start": 2, "end": 7, "by": "phrase"}]}],
                 "unread": [],
                 "reasons": [{"family": "COMPETITOR", "familyTitle": "They said competitor",
                   "reason": "COMPETITOR", "title": "They said competitor", "weight": 0.6, "quotes": ["rival"]}]}"""));
    }

    @Test
    void theStandardInputIsReadWhereNoFileIsNamed() {
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream("A rival called".getBytes(StandardCharsets.UTF_8)));
            assertThat(run("text").out()).contains("COMPETITOR");
            System.setIn(new ByteArrayInputStream("The fee is up".getBytes(StandardCharsets.UTF_8)));
            assertThat(run("text", "-").out()).contains("BUDGET");
            System.setIn(new ByteArrayInputStream(new byte[0]));
            assertThat(run("text").err()).isEqualTo("the standard input is empty" + System.lineSeparator());
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void aFileThatCannotBeReadIsSaidPlainly() throws IOException {
        Path latin = Files.write(folder.resolve("latin.txt"), new byte[] {'c', 'a', 'f', (byte) 0xE9});
        Path large = Files.write(folder.resolve("large.txt"), new byte[(1 << 20) + 1]);
        assertThat(refused(latin.toString())).isEqualTo("`" + latin + "` is not UTF-8");
        assertThat(refused(large.toString())).isEqualTo("`" + large + "` is larger than 1 MiB");
        assertThat(refused(file("blank.txt", "\uFEFF \n"))).endsWith("blank.txt` is empty");
        assertThat(refused(folder.toString())).isEqualTo("`" + folder + "` is a folder");
        Ended missing = run("text", "no-such.txt");
        assertThat(missing.err()).contains("there is no file `no-such.txt`");
        assertThat(missing.code()).isEqualTo(ExitCodes.FILE);
    }

    @Test
    void aLabelledFileIsScored() {
        Ended ended = run("text", "eval", "--threshold", "0", FIXTURE);
        assertThat(ended.err()).isEmpty();
        assertThat(ended.code()).isZero();
        assertThat(ended.out().replaceAll("rules \\w{12}", "rules x").replaceAll("(?s)\nCost.*", ""))
                .isEqualTo("""
                        10 texts, read by rules x
                          strict               0.500  read as labelled
                          lenient              0.700  read as labelled or as an alternate
                          macro-F1             0.560  over all classes that are labels
                          macro-F1 of reasons  0.556  the same without NO_REASON

                        By class
                                                   precision recall     F1 support  read
                          BUDGET                       0.333  0.333  0.333       3     3
                          COMPETITOR                   0.500  1.000  0.667       1     2
                          INDECISION                   1.000  0.500  0.667       2     1
                          TRUST                        0.000      -  0.000       0     1
                          NO_REASON                    0.667  0.500  0.571       4     3

                        Confusion (down: the label, across: what was read)
                                                         1    2    3    4    5
                           1 BUDGET                      1    1    .    .    1
                           2 COMPETITOR                  .    1    .    .    .
                           3 INDECISION                  1    .    1    .    .
                           4 TRUST                       .    .    .    .    .
                           5 NO_REASON                   1    .    .    1    2

                        Weights of first reasons
                          weight       texts   mean  strict  lenient
                          0.3 to 0.5       1  0.400   0.000    0.000
                          0.6 to 0.7       1  0.600   1.000    1.000
                          0.7 to 0.8       1  0.700   1.000    1.000
                          0.8 to 0.9       1  0.800   0.000    1.000
                          0.9 to 1.0       3  0.933   0.333    0.667
                          calibration error           0.529    0.300
                          Brier score                 0.409    0.195

                        Texts that should yield no reason, by label
                                                   texts  strict  lenient
                          NOT_CANCELLING               2   0.500    0.500
                          UNKNOWN                      2   0.500    1.000

                        By source
                                                   texts  strict  lenient
                          club                         5   0.400    0.600
                          shop                         5   0.600    0.800

                        The worst misses
                          j (line 11): labelled NOT_CANCELLING, read BUDGET 95% in "discount"
                            Is the discount still on?
                          f (line 7): labelled NOT_READY, read BUDGET 40% in "fee"
                            We go back and forth on the fee.
                          c (line 4): labelled BUDGET, nothing was read
                            The board froze all spending.
                        """);
        assertThat(ended.out())
                .containsPattern("(?m)^  median \\d+\\.\\d{3} ms a text, 99th percentile .* texts a second$");
    }

    @Test
    void theScoreIsJsonWithNamesThatStay() throws IOException {
        JsonNode json = new ObjectMapper()
                .readTree(run("text", "eval", "--threshold", "0", "--json", "--worst", "1", FIXTURE)
                        .out());
        assertThat(json.fieldNames()).toIterable().containsExactly("rules", "threshold", "score", "worst", "cost");
        assertThat(json.path("score").fieldNames())
                .toIterable()
                .containsExactly(
                        "texts",
                        "strict",
                        "lenient",
                        "macroF1",
                        "macroF1OfReasons",
                        "classes",
                        "noReason",
                        "confusion",
                        "reliability",
                        "sources");
        assertThat(json.at("/score/strict").asDouble()).isEqualTo(0.5);
        assertThat(json.at("/score/classes/4/name").asText()).isEqualTo("NO_REASON");
        assertThat(json.at("/score/reliability/bins/4/texts").asInt()).isEqualTo(3);
        assertThat(json.at("/worst")).hasSize(1);
        assertThat(json.at("/worst/0/quote").asText()).isEqualTo("discount");
        assertThat(json.at("/cost").fieldNames())
                .toIterable()
                .containsExactly("medianMillis", "p99Millis", "textsPerSecond");
    }

    @Test
    void aThresholdLeavesOutWhatIsLessSure() throws IOException {
        Ended ended = run("text", "eval", "--threshold", "0.7", FIXTURE);
        assertThat(ended.out())
                .contains("what weighs less than 0.7 counts as nothing read", "strict               0.400");
    }

    @Test
    void aScoreBelowWhatWasAskedForIsFound() {
        assertThat(run("text", "eval", "--threshold", "0", "--at-least", "0.5", FIXTURE)
                        .code())
                .isZero();
        Ended below = run("text", "eval", "--threshold", "0", "--at-least", "0.51", FIXTURE);
        assertThat(below.code()).isEqualTo(ExitCodes.FOUND);
        assertThat(below.err()).contains("strict is 0.5000, which is below 0.51");
        assertThat(below.out()).contains("macro-F1");
    }

    @Test
    void whatCannotBeScoredIsSaidByLine() throws IOException {
        Ended ended = run("text", "eval", file("wrong.tsv", "text\tlabel\nHello\tMONEY\n"));
        assertThat(ended.code()).isEqualTo(ExitCodes.FILE);
        assertThat(ended.err()).contains("wrong.tsv` cannot be scored:\nline 2: `MONEY` is not a label; ");
    }

    @Test
    void optionsThatCannotBeAreRefused() {
        assertThat(run("text", "eval", "--worst", "-1", FIXTURE).err()).contains("`--worst` is 0 or more");
        assertThat(run("text", "eval", "--threshold", "70", FIXTURE).err()).contains("`--threshold` is from 0 to 1");
        assertThat(run("text", "eval", "--at-least", "74", FIXTURE).err()).contains("`--at-least` is from 0 to 1");
        Ended misplaced = run("text", "--json", "eval", FIXTURE);
        assertThat(misplaced.code()).isEqualTo(ExitCodes.USAGE);
        assertThat(misplaced.err()).contains("options and the file stand after `eval`");
    }

    @Test
    void theDevelopmentTextsAreScoredWhole() throws IOException {
        Assumptions.assumeTrue(Files.exists(DEVELOPMENT), "the texts are not on this machine");
        JsonNode json = new ObjectMapper()
                .readTree(Ended.after("text", "eval", "--json", DEVELOPMENT.toString())
                        .out());
        assertThat(json.at("/score/texts").asInt()).isEqualTo(475);
    }
}
