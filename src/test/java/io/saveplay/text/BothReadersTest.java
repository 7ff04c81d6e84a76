package io.saveplay.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.saveplay.text.SentenceReader.Said;
import io.saveplay.text.Sentences.Sentence;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What phrases and meaning say together. What each says alone is given. */
final class BothReadersTest {
    private static final double SUREST = MeaningReader.SUREST;
    private static final String TEXT = "the price is a joke";

    private static Finding phrase(String reason, double weight, String quote) {
        int start = TEXT.indexOf(quote);
        return new Finding(reason, weight, quote, start, start + quote.length(), null);
    }

    private static Finding meaning(String reason, double weight) {
        return new Finding(reason, weight, TEXT, 0, TEXT.length(), "your prices are laughable");
    }

    private static List<Finding> together(List<Finding> phrases, Set<String> denied, List<Finding> meanings) {
        SentenceReader both = new BothReaders(
                (text, sentences) -> List.of(new Said(phrases, denied)),
                (text, sentences) -> List.of(new Said(meanings, Set.of())));
        Said said = both.read(TEXT, List.of(new Sentence(0, TEXT.length()))).get(0);
        assertThat(said.denied()).isEqualTo(denied);
        return said.findings();
    }

    private static List<Finding> together(List<Finding> phrases, List<Finding> meanings) {
        return together(phrases, Set.of(), meanings);
    }

    @Test
    void aReasonThatBothFindIsLikelierAndThePhraseIsQuoted() {
        List<Finding> findings =
                together(List.of(phrase("BUDGET.PRICE", 0.6, "price")), List.of(meaning("BUDGET.PRICE", 0.5)));

        assertThat(findings).singleElement().satisfies(found -> {
            assertThat(found.weight()).isEqualTo(SUREST * (1 - 0.4 * 0.5), within(0.001));
            assertThat(found.reason()).isEqualTo("BUDGET.PRICE");
            assertThat(found.quote()).isEqualTo("price");
            assertThat(TEXT.substring(found.start(), found.end())).isEqualTo("price");
            assertThat(found.example()).isNull();
        });
    }

    @Test
    void aWeakMeaningNeverWeakensAPhrase() {
        List<Finding> findings =
                together(List.of(phrase("BUDGET.PRICE", 0.94, "price")), List.of(meaning("BUDGET.PRICE", 0.01)));

        assertThat(findings)
                .singleElement()
                .satisfies(found -> assertThat(found.weight()).isGreaterThanOrEqualTo(0.94));
    }

    @Test
    void nothingIsSurerThanTheSurest() {
        assertThat(together(List.of(phrase("BUDGET.PRICE", 0.9, "price")), List.of(meaning("BUDGET.PRICE", SUREST))))
                .allMatch(found -> found.weight() <= SUREST);
    }

    @Test
    void theFamilyThatMeaningFindsStrengthensTheChildOfAPhrase() {
        List<Finding> findings =
                together(List.of(phrase("BUDGET.PRICE", 0.5, "price")), List.of(meaning("BUDGET", 0.5)));

        assertThat(findings).singleElement().satisfies(found -> {
            assertThat(found.reason()).isEqualTo("BUDGET.PRICE");
            assertThat(found.weight()).isGreaterThan(0.7);
        });
    }

    @Test
    void anotherChildOfTheFamilyIsNamedBesideThePhrase() {
        List<Finding> findings =
                together(List.of(phrase("BUDGET", 0.5, "price")), List.of(meaning("BUDGET.AFFORDABILITY", 0.5)));

        assertThat(findings).extracting(Finding::reason).containsExactly("BUDGET.AFFORDABILITY", "BUDGET");
    }

    @Test
    void ofSeveralPhrasesTheStrongestIsStrengthened() {
        List<Finding> findings = together(
                List.of(phrase("BUDGET", 0.3, "price"), phrase("BUDGET", 0.6, "joke")),
                List.of(meaning("BUDGET", 0.5)));

        assertThat(findings).extracting(Finding::quote).containsExactly("price", "joke");
        assertThat(findings.get(0).weight()).isEqualTo(0.3);
        assertThat(findings.get(1).weight()).isEqualTo(SUREST * 0.8, within(0.001));
    }

    @Test
    void whatIsDeniedIsNotMeant() {
        assertThat(together(List.of(), Set.of("BUDGET"), List.of(meaning("BUDGET.PRICE", 0.9), meaning("TRUST", 0.5))))
                .extracting(Finding::reason)
                .containsExactly("TRUST");
    }

    @Test
    void reasonsOfSeveralFamiliesStandSideBySide() {
        List<Finding> findings = together(
                List.of(phrase("BUDGET.PRICE", 0.6, "price"), phrase("TRUST", 0.5, "joke")),
                List.of(meaning("DISSATISFACTION", 0.4), meaning("BUDGET.PRICE", 0.35)));

        assertThat(findings).extracting(Finding::reason).containsExactly("DISSATISFACTION", "BUDGET.PRICE", "TRUST");
        assertThat(findings.get(0).example()).isEqualTo("your prices are laughable");
        assertThat(findings.get(2)).isEqualTo(phrase("TRUST", 0.5, "joke"));
    }

    @Test
    void oneOfThemMaySayNothing() {
        assertThat(together(List.of(), List.of())).isEmpty();
        assertThat(together(List.of(phrase("TRUST", 0.5, "joke")), List.of()))
                .containsExactly(phrase("TRUST", 0.5, "joke"));
        assertThat(together(List.of(), List.of(meaning("TRUST", 0.5)))).containsExactly(meaning("TRUST", 0.5));
    }

    @Test
    void aFinePriceSilencesTheMeaningOfItsSentenceAndOfNoOther() {
        String fine = "It isn't the price.";
        assertThat(ShippedTexts.weight(ShippedTexts.meaning().read(fine), "BUDGET"))
                .isPositive();
        assertThat(ShippedTexts.both().read(fine).findings().map(found -> Reading.family(found.reason())))
                .doesNotContain("BUDGET");

        Reading reading =
                ShippedTexts.both().read(fine + " We only earn enough to get by and this would eat what is left.");
        assertThat(reading.passages().get(0).findings())
                .noneMatch(found -> found.reason().startsWith("BUDGET"));
        assertThat(reading.passages().get(1).findings())
                .anyMatch(found -> found.reason().startsWith("BUDGET"));
    }
}
