package io.saveplay.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The published values are those of R. G. Newcombe, Statistics in Medicine 17 (1998), pages 857-872 and 873-890. */
final class ComparisonTest {
    private static final Offset<Double> AS_PRINTED = within(0.00005);

    private static void rate(int saved, int n, double low, double high) {
        Comparison.Rate rate = Comparison.Rate.of(saved, n);
        assertThat(rate.low()).isCloseTo(low, AS_PRINTED);
        assertThat(rate.high()).isCloseTo(high, AS_PRINTED);
    }

    private static void difference(int saved, int n, int other, int m, double low, double high) {
        Comparison.Difference difference =
                Objects.requireNonNull(Comparison.of(saved, n, other, m).difference());
        assertThat(difference.low()).isCloseTo(low, AS_PRINTED);
        assertThat(difference.high()).isCloseTo(high, AS_PRINTED);
    }

    @Test
    void aRateHasTheIntervalOfWilson() {
        rate(81, 263, 0.2553, 0.3662);
        rate(15, 148, 0.0624, 0.1605);
        rate(0, 20, 0, 0.1611);
        rate(1, 29, 0.0061, 0.1718);
    }

    @Test
    void aDifferenceHasTheIntervalOfNewcombe() {
        difference(56, 70, 48, 80, 0.0524, 0.3339);
        difference(9, 10, 3, 10, 0.1705, 0.8090);
        difference(5, 56, 0, 29, -0.0381, 0.1926);
        difference(10, 10, 0, 10, 0.6075, 1.0000);
    }

    @Test
    void nothingIsSaidOfADifferenceWhileOneSideIsEmpty() {
        Comparison comparison = Comparison.of(3, 4, 0, 0);
        assertThat(comparison.difference()).isNull();
        assertThat(comparison.without()).isEqualTo(new Comparison.Rate(0, 0, null, 0, 1));
        assertThat(comparison.with().rate()).isEqualTo(0.75);
    }

    @Test
    void moreSavesThanDecisionsAreRefused() {
        assertThatThrownBy(() -> Comparison.of(5, 4, 0, 0)).hasMessage("between none and all are saved, not 5 of 4");
    }
}
