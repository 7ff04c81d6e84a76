package io.saveplay.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhraseReaderTest {
    @ParameterizedTest
    @CsvSource({
        "price, Prices went mad",
        "price, wrongly priced",
        "price, your pricing",
        "cost, the costs",
        "never works, never worked",
        "missing feature, missing features",
        "this price, this price",
        "lose my job, I lost my job",
        "acquired, they are acquiring",
        "we are moving, we're moving",
        "it is slow, it's slow",
        "buyer's remorse, buyer’s remorse",
        "buyer's remorse, buyers remorse",
        "does not work, did not work",
        "does not work, don't work",
        "going with another, went with another",
        "too expensive, TOO_EXPENSIVE",
        "too expensive, great.Too expensive.We",
        "cold feet, cold-feet",
    })
    void aPhraseIsFoundInAnyInflection(String phrase, String text) {
        assertThat(read(text, phrase(phrase, "R"))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "cost, a nice costume",
        "cheaper, a cheap look",
        "too expensive, too. Expensive",
        "price rise, the price does rise",
        "busy, our business",
        "cost too much, costs far too much",
    })
    void aPhraseIsFoundInItsOwnWordsOnly(String phrase, String text) {
        assertThat(read(text, phrase(phrase, "R"))).isEmpty();
    }

    @Test
    void aStarStandsForExactlyOneWord() {
        Phrase phrase = phrase("cut * budget", "R");

        assertThat(read("they cut our budget", phrase)).hasSize(1);
        assertThat(read("they cut budget", phrase)).isEmpty();
        assertThat(read("they cut our whole budget", phrase)).isEmpty();
    }

    @Test
    void aStarIsNeverANegator() {
        assertThat(read("price not high", phrase("price * high", "R"))).isEmpty();
    }

    @Test
    void aQuoteIsTheTextBetweenItsOffsets() {
        String text = "Sorry \uD83D\uDE1E we really can\u2019t  afford it.";

        Finding found = read(text, phrase("can't afford", "R")).get(0);

        assertThat(found.quote()).isEqualTo("can\u2019t  afford");
        assertThat(text.substring(found.start(), found.end())).isEqualTo(found.quote());
    }

    @Test
    void theLongestMatchOfAReasonStands() {
        assertThat(read("much too expensive", phrase("expensive", "R", 0.6), phrase("too expensive", "R", 0.5)))
                .containsExactly(new Finding("R", 0.5, "too expensive", 5, 18, null));
    }

    @Test
    void aMatchInsideALongerOneOfAnotherReasonGivesWay() {
        assertThat(read("not worth the price", phrase("price", "A"), phrase("not worth the price", "B")))
                .extracting(Finding::reason)
                .containsExactly("B");
    }

    @Test
    void matchesOfDifferentReasonsMayOverlapInPart() {
        assertThat(read("lost trust issues", phrase("lost trust", "A"), phrase("trust issues", "B")))
                .extracting(Finding::reason)
                .containsExactly("A", "B");
    }

    @Test
    void everyOccurrenceIsFoundInTheOrderOfTheText() {
        assertThat(read("price, fear, price", phrase("fear", "B"), phrase("price", "A")))
                .extracting(Finding::reason)
                .containsExactly("A", "B", "A");
    }

    @Test
    void theOrderOfPhrasesMakesNoDifference() {
        List<Phrase> phrases = new ArrayList<>(List.of(
                phrase("price", "A", 0.5),
                phrase("prices", "A", 0.7),
                phrase("pricing", "B", 0.7),
                phrase("the price", "C", 0.4),
                phrase("price * high", "B", 0.4),
                phrase("price is high", "D", 0.6),
                phrase("price is high", "A", 0.6),
                phrase("is high", "D", 0.8)));
        String text = "the price is high and prices rise, is high, the pricing";
        List<Finding> expected = new PhraseReader(phrases).read(text);
        Random random = new Random(7);

        for (int i = 0; i < 200; i++) {
            Collections.shuffle(phrases, random);
            assertThat(new PhraseReader(phrases).read(text)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "...", "\uD83D\uDE1E", "* * *", "'", "\u0000", "n't", "'s"})
    void nothingIsFoundInNothing(String text) {
        assertThat(read(text, phrase("price", "R"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "* price", "price *", "...", "?!"})
    void aPhraseThatDoesNotBeginAndEndWithAWordIsRefused(String phrase) {
        List<Phrase> phrases = List.of(phrase(phrase, "R"));

        assertThatThrownBy(() -> new PhraseReader(phrases)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aWeightIsAProbability() {
        assertThatThrownBy(() -> phrase("price", "R", 1)).hasMessageContaining("below 1");
        assertThatThrownBy(() -> phrase("price", "R", Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> phrase(" ", "R", 0.5)).hasMessageContaining("blank");
    }

    @Test
    void manyThreadsReadTheSame() {
        PhraseReader reader = new PhraseReader(List.of(phrase("can't afford", "R")));
        String text = "We can't afford it. ".repeat(50);
        List<Finding> expected = reader.read(text);

        assertThat(IntStream.range(0, 400).parallel().mapToObj(i -> reader.read(text)))
                .allMatch(expected::equals);
    }

    @Test
    void aLongTextIsReadInNoTime() {
        PhraseReader reader = new PhraseReader(List.of(phrase("not afford", "R"), phrase("not * * afford", "R")));
        String text = "we can not not not afford it ".repeat(700);

        // Generous, so that a slow machine does not fail; a reader that is not linear would.
        Assertions.assertTimeout(Duration.ofSeconds(2), () -> reader.read(text));
    }

    private static List<Finding> read(String text, Phrase... phrases) {
        return new PhraseReader(List.of(phrases)).read(text);
    }

    private static Phrase phrase(String phrase, String reason) {
        return phrase(phrase, reason, 0.6);
    }

    private static Phrase phrase(String phrase, String reason, double weight) {
        return new Phrase(phrase, reason, weight);
    }
}
