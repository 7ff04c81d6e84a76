package io.saveplay.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saveplay.text.ReasonCodes.Known;
import io.saveplay.text.ReasonCodes.Silent;
import io.saveplay.text.ReasonCodes.Unknown;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonCodesTest {
    private static final ReasonCodes CODES = new ReasonCodes(
            Set.of("BUDGET", "BUDGET.PRICE", "NOT_READY", "COMPETITOR"),
            Map.of("too_expensive", "BUDGET.PRICE", "Out-Sold", "COMPETITOR", "other", "", "Competitor", "COMPETITOR"));

    @ParameterizedTest
    @CsvSource({
        "BUDGET, BUDGET",
        "budget.Price, BUDGET.PRICE",
        "Not ready, NOT_READY",
        "too_expensive, BUDGET.PRICE",
        "Too Expensive, BUDGET.PRICE",
        "TOO-EXPENSIVE, BUDGET.PRICE",
        "'  too   expensive ', BUDGET.PRICE",
        "out sold, COMPETITOR",
        "competitor, COMPETITOR",
    })
    void aCodeIsKnownInAnySpelling(String given, String ours) {
        assertThat(CODES.resolve(given)).isEqualTo(new Known(ours));
        assertThat(CODES.resolve(given).code()).contains(ours);
    }

    @Test
    void aPickListValueMayBeKnownAndSayNothing() {
        assertThat(CODES.resolve("Other")).isEqualTo(new Silent());
        assertThat(CODES.resolve("Other").code()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "BUDGET.", "BUDGET.COLOUR", "tooexpensive", "outsold"})
    void anythingElseIsUnknown(String given) {
        assertThat(CODES.resolve(given)).isEqualTo(new Unknown());
        assertThat(CODES.resolve(given).code()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "BUDGTE, BUDGET",
        "PRICE, BUDGET.PRICE",
        "budget.prize, BUDGET.PRICE",
        "to expensive, too_expensive",
        "outsold, Out-Sold",
        "competitors, COMPETITOR",
    })
    void theNearestCodeIsSuggestedFirst(String given, String suggestion) {
        assertThat(CODES.nearest(given)).first().isEqualTo(suggestion);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "zzzzzz", "weather", "this is no code but a whole sentence of words"})
    void nothingIsSuggestedForWhatIsLikeNothing(String given) {
        assertThat(CODES.nearest(given)).isEmpty();
    }

    @Test
    void atMostThreeCodesAreSuggested() {
        ReasonCodes codes = new ReasonCodes(Set.of("CODE_A", "CODE_B", "CODE_C", "CODE_D"), Map.of());

        assertThat(codes.nearest("CODE_E")).containsExactly("CODE_A", "CODE_B", "CODE_C");
    }

    @Test
    void aCodeThatIsNotOursIsRefused() {
        assertThatThrownBy(() -> new ReasonCodes(Set.of("BUDGET"), Map.of("price", "PRICE")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'price' means 'PRICE', which is no reason code");
    }

    @Test
    void aValueThatMeansTwoThingsIsRefused() {
        Map<String, String> values = Map.of("No Budget", "BUDGET", "no_budget", "");

        assertThatThrownBy(() -> new ReasonCodes(Set.of("BUDGET"), values))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'no_budget' means two things: BUDGET and nothing");
    }
}
