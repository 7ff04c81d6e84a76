package io.saveplay.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables that ship: {@code rules/phrases.csv} and {@code rules/reason-codes.csv}. */
class RulesTablesTest {
    private static final Set<String> REASONS = Set.of(
            "CHANGED_CIRCUMSTANCES",
            "CHANGED_CIRCUMSTANCES.PRIORITIES",
            "CHANGED_CIRCUMSTANCES.LIFE_EVENT",
            "BUDGET",
            "BUDGET.PRICE",
            "BUDGET.AFFORDABILITY",
            "DISSATISFACTION",
            "DISSATISFACTION.PRODUCT",
            "DISSATISFACTION.SERVICE",
            "COMPETITOR",
            "TRUST",
            "TRUST.SALESPERSON",
            "TRUST.COMPANY",
            "TRUST.RUSHED",
            "TRUST.GRUDGE",
            "FEAR",
            "INDECISION",
            "NOT_READY",
            "BAD_FIT",
            "SELLER_FOCUS",
            "UNSTATED");
    private static final List<Phrase> PHRASES = rows("phrases.csv").stream()
            .map(row -> new Phrase(cell(row, "phrase"), cell(row, "reason"), Double.parseDouble(cell(row, "weight"))))
            .toList();
    private static final PhraseReader READER = new PhraseReader(PHRASES);

    @Test
    void weightsAreBetweenVagueAndCertain() {
        assertThat(PHRASES).allMatch(phrase -> phrase.weight() >= 0.4 && phrase.weight() <= 0.9);
    }

    @Test
    void phrasesSpeakForEveryReason() {
        assertThat(PHRASES).extracting(Phrase::reason).hasSameElementsAs(REASONS);
    }

    @Test
    void everyPhraseIsFoundInItself() {
        assertThat(PHRASES).allSatisfy(phrase -> {
            String text = phrase.phrase().replace("*", "whatever");
            assertThat(READER.read(text))
                    .as(phrase.phrase())
                    .contains(new Finding(phrase.reason(), phrase.weight(), text, 0, text.length(), null));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "This is too expensive for us | BUDGET.PRICE",
                "We can't afford it | BUDGET.AFFORDABILITY",
                "It is not only the price | BUDGET.PRICE",
                "They have cut our budget | BUDGET.AFFORDABILITY",
                "I lost my job last week | CHANGED_CIRCUMSTANCES.LIFE_EVENT",
                "Our priorities have changed | CHANGED_CIRCUMSTANCES.PRIORITIES",
                "We no longer need it | CHANGED_CIRCUMSTANCES",
                "I'm having second thoughts | FEAR",
                "What if it doesn't work? | FEAR",
                "I keep going back and forth | INDECISION",
                "We just aren't ready | NOT_READY",
                "It doesn't integrate with our shop | BAD_FIT",
                "We went with another vendor | COMPETITOR",
                "I felt rushed | TRUST.RUSHED",
                "You let us down last time | TRUST.GRUDGE",
                "Your salesperson was pushy | TRUST.SALESPERSON",
                "It sounds too good to be true | TRUST.COMPANY",
                "Support was unhelpful | DISSATISFACTION.SERVICE",
                "The app crashes every day | DISSATISFACTION.PRODUCT",
                "She stopped replying | UNSTATED",
            })
    void aPlainSentenceIsUnderstood(String text, String reason) {
        assertThat(READER.read(text)).extracting(Finding::reason).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It is not too expensive",
                "The price is fine",
                "It's not the price",
                "I never said it was too expensive",
                "It is not that I don't trust you",
                "Please cancel my contract",
                "Thanks, see you on Monday",
            })
    void nothingIsReadIntoASentenceThatNamesNoReason(String text) {
        assertThat(READER.read(text)).isEmpty();
    }

    @Test
    void reasonCodesMeanOurCodesAndNeverTwoThings() {
        Map<String, String> others = new LinkedHashMap<>();
        for (Map<String, String> row : rows("reason-codes.csv")) {
            String before = others.put(cell(row, "value"), cell(row, "reason"));
            assertThat(before == null || before.equals(cell(row, "reason")))
                    .as(cell(row, "value"))
                    .isTrue();
        }

        assertThatCode(() -> new ReasonCodes(REASONS, others)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "customer_service, DISSATISFACTION.SERVICE",
        "low_quality, DISSATISFACTION.PRODUCT",
        "missing_features, BAD_FIT",
        "other, ''",
        "switched_service, COMPETITOR",
        "too_complex, BAD_FIT",
        "too_expensive, BUDGET.PRICE",
        "unused, CHANGED_CIRCUMSTANCES",
    })
    void everyFeedbackCodeOfStripeIsListed(String value, String reason) {
        assertThat(rows("reason-codes.csv")).contains(Map.of("system", "stripe", "value", value, "reason", reason));
    }

    private static String cell(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }

    private static List<Map<String, String>> rows(String file) {
        try (MappingIterator<Map<String, String>> rows = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(Files.readString(Path.of("rules", file)))) {
            return rows.readAll();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
