package io.saveplay.text;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.saveplay.text.Reading.Reason;
import io.saveplay.text.Reading.Unread;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules that ship, read by the model that ships. What a single example says is not held; that they are read as a whole is. */
final class MeaningReaderTest {
    private static final double LIKELY = 0.5;
    private static final TextReader READER = ShippedTexts.both();

    private static Set<String> likely(String text) {
        return READER.read(text).reasons().stream()
                .filter(reason -> reason.weight() >= LIKELY)
                .map(Reason::family)
                .collect(toSet());
    }

    /** The likeliest reason's family, or nothing. */
    private static String first(Reading reading) {
        return reading.reasons().stream().findFirst().map(Reason::family).orElse("nothing");
    }

    private static Finding strongest(String text) {
        return READER.read(text).reasons().get(0).findings().stream()
                .max(Comparator.comparingDouble(Finding::weight))
                .orElseThrow();
    }

    /** Rows of a family and a sentence that says it in words of its own. */
    private static List<String[]> meanings() {
        return Texts.file("meanings.tsv")
                .lines()
                .map(line -> line.split("\t", -1))
                .toList();
    }

    @Test
    void noPhraseSpeaksInTheSentencesThatMeaningIsToRead() {
        assertThat(meanings())
                .hasSizeGreaterThan(40)
                .allSatisfy(
                        row -> assertThat(ShippedTexts.phrases().read(row[1]).findings())
                                .as(row[1])
                                .isEmpty());
    }

    @Test
    void fourOfFiveSentencesInWordsOfTheirOwnAreReadRight() {
        List<String> wrong = meanings().stream()
                .filter(row -> !first(READER.read(row[1])).equals(row[0]))
                .map(row -> row[1] + " names " + row[0] + ", read as "
                        + READER.read(row[1]).reasons().stream()
                                .map(reason -> reason.reason() + " " + reason.weight())
                                .toList())
                .toList();

        assertThat(wrong)
                .as(() -> String.join("\n", wrong))
                .hasSizeLessThanOrEqualTo(meanings().size() / 5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Please cancel my account.",
                "please cancel my account",
                "I would like to cancel, thank you.",
                "How do I change my address?",
                "Can you send me the manual again?",
                "Could you tell us whether parking is included?",
                "What are your opening hours on Saturday?",
                "Great service, thank you so much!",
                "We love it and will stay for years.",
                "Best purchase of the year!",
                "The demo is on Tuesday at ten.",
                "Hello and good morning",
            })
    void whoAsksPraisesOrOnlyLeavesNamesNoReason(String text) {
        assertThat(likely(text)).isEmpty();
    }

    @Test
    void theExampleOfAFindingIsOneOfItsReason() {
        Map<String, Set<String>> reasons =
                ShippedTexts.examples().stream().collect(groupingBy(Example::text, mapping(Example::group, toSet())));
        for (String[] row : meanings()) {
            assertThat(READER.read(row[1]).findings())
                    .as(row[1])
                    .allSatisfy(found -> assertThat(reasons.getOrDefault(String.valueOf(found.example()), Set.of()))
                            .anyMatch(reason -> reason.startsWith(found.reason())));
        }
    }

    private static final String WORRIED = "She panicked as soon as the contract was on the table";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "%s!!!",
                "\uD83D\uDE31\uD83D\uDE31 %s.",
                "<p>Hello,</p><p><b>%s</b></p>",
                "&lt;3 &amp; thanks\n\n- %s\n",
                "\r\n\r\n   %s   ",
                "> What was it?\n\n%s",
            })
    void theQuoteIsTheSentenceAndStandsWhereItSays(String pattern) {
        String text = pattern.formatted(WORRIED);
        Finding found = strongest(text);

        assertThat(found.reason()).isEqualTo("FEAR");
        assertThat(found.quote()).isEqualTo(WORRIED);
        assertThat(text.substring(found.start(), found.end())).isEqualTo(WORRIED);
    }

    @Test
    void markupInsideOfASentenceIsNoPartOfItsQuote() {
        String text = "Well \uD83D\uDE0A. She <b>panicked</b> as soon as the contract was on the table.";
        Finding found = strongest(text);

        assertThat(found.quote()).isEqualTo(WORRIED);
        assertThat(found.start()).isEqualTo(text.indexOf("She"));
        assertThat(found.end()).isEqualTo(text.length() - 1);
    }

    @Test
    void reasonsInTwoSentencesAreBothFoundWithTheirQuotes() {
        String sound = "The sound drops out in the middle of every call";
        String money = "We only earn enough to get by and this would eat what is left";
        Reading reading = READER.read(sound + ". " + money + ".");

        assertThat(likely(sound + ". " + money + ".")).contains("DISSATISFACTION", "BUDGET");
        assertThat(quotes(reading, "DISSATISFACTION")).contains(sound);
        assertThat(quotes(reading, "BUDGET")).contains(money);
    }

    private static Set<String> quotes(Reading reading, String family) {
        return reading.findings()
                .filter(found -> Reading.family(found.reason()).equals(family))
                .map(Finding::quote)
                .collect(toSet());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "She paniced as soon as teh contract was on the tabel | FEAR",
                "SHE PANICKED AS SOON AS THE CONTRACT WAS ON THE TABLE | FEAR",
                "She panicked \uD83D\uDE31 as soon as the contract \uD83D\uDCDD was on the table | FEAR",
                "She panicked as soon as the contract was on the table\u2026 +44 20 7946 0958 | FEAR",
                "The sound drops out in the midle of evry call | DISSATISFACTION",
                "THE SOUND DROPS OUT IN THE MIDDLE OF EVERY CALL!!! | DISSATISFACTION",
                "For taht sum I coud feed my famly for a month | BUDGET",
                "for that sum i could feed my family for a month \uD83D\uDCB8\uD83D\uDCB8 | BUDGET",
                "*For that sum* I could feed my family for a month (call 0171 5551234) | BUDGET",
            })
    void noiseChangesNoReason(String text, String family) {
        assertThat(likely(text)).containsExactly(family);
    }

    @Test
    void aSignatureSaysNothing() {
        String signed =
                WORRIED + ".\n\nBest regards,\nJoan Miller\nHead of Purchasing, Costly & Sons Ltd\n+44 20 7946 0958";

        assertThat(strongest(signed)).isEqualTo(strongest(WORRIED + "."));
    }

    @Test
    void anInstructionToTheServiceNamesNoReasonAndChangesNoOther() {
        String before = "The sound drops out in the middle of every call. ";
        String after = " For that sum I could feed my family for a month.";
        List<List<Object>> without = said(READER.read(before + after));
        for (String instruction : SteeringTest.INSTRUCTIONS) {
            assertThat(READER.read(instruction).findings()).as(instruction).isEmpty();
            String end = instruction.endsWith(".") ? "" : ".";
            assertThat(said(READER.read(before + instruction + end + after)))
                    .as(instruction)
                    .isEqualTo(without);
        }
    }

    private static List<List<Object>> said(Reading reading) {
        return reading.findings()
                .map(found -> List.<Object>of(found.reason(), found.weight(), found.quote()))
                .toList();
    }

    @Test
    void whatIsNotReadIsNotReadByMeaningEither() {
        assertThat(READER.read("Kunden tycker att det är alldeles för dyrt för dem just nu")
                        .findings())
                .isEmpty();
        assertThat(READER.read("Fine.\n> " + WORRIED).findings()).isEmpty();
    }

    @Test
    void aLongTextIsReadAsFarAsItGoes() {
        String text = IntStream.range(0, 300).mapToObj(i -> WORRIED + ".").collect(Collectors.joining(" "));
        Reading reading = READER.read(text);

        assertThat(reading.findings().map(Finding::start).toList()).contains(0);
        assertThat(reading.unread())
                .extracting(Unread::because)
                .containsExactly(
                        "read by phrases alone, beyond the first 60 sentences", "beyond the first 200 sentences");
        assertThat(reading.unread().get(0).start()).isGreaterThan(0);
        assertThat(reading.unread().get(1).end()).isEqualTo(text.length() - 1);
    }

    static Stream<String> hostile() {
        return Stream.of("x", "a,", "not ", "it's not a. b ", "(")
                .map(piece -> piece.repeat(1_000_000 / piece.length()));
    }

    @Test
    void aHugeTextIsReadInItsBeginningOrNotAtAll() {
        hostile().forEach(text -> {
            Reading reading = READER.readAnew(text);

            assertThat(reading.passages()).allMatch(passage -> passage.end() <= 20_500);
        });
    }
}
