package io.saveplay.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a sentence would say without its negators. */
final class DenialsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "it is not too expensive            | it is too expensive",
                "it isn't too expensive             | it is too expensive",
                "it isnt too expensive              | it is too expensive",
                "we can't pay                       | we can pay",
                "we cannot pay                      | we can pay",
                "never, never again                 | again",
                "it is as it were not, and we left  | it is as it were, and we left",
                "it is (not) fine                   | it is () fine",
                "we left (not happy, not glad)      | we left (happy, glad)",
                "no, it is too expensive            | it is too expensive",
                "we left, without doubt             | we left, doubt",
                "it is not that the price is high   | the price is high",
                "it's not that the price is high    | the price is high",
                "not that the price is high         | the price is high",
                "we said it is not that we dislike it | we said it is that we dislike it",
            })
    void negatorsAreTakenOut(String plain, String without) {
        assertThat(Denials.without(plain)).isEqualTo(without);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "it is too expensive",
                "he's fine, and they're late (as ever).",
                "a no-show?",
                "nothings and knots",
                "it is that we don",
            })
    void aSentenceWithoutANegatorStaysAsItIs(String plain) {
        assertThat(Denials.without(plain)).isEqualTo(plain);
    }

    @Test
    void nothingStaysNothing() {
        assertThat(Denials.without("")).isEmpty();
        assertThat(Denials.without("not")).isEmpty();
    }
}
