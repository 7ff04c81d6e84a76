package io.saveplay.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class HoldoutTest {
    private static double heldOut(double share) {
        Holdout holdout = new Holdout(share);
        return IntStream.range(0, 20_000)
                        .filter(i -> holdout.holds("client-" + i))
                        .count()
                / 20_000.0;
    }

    @Test
    void aboutTheShareOfClientsIsHeldOut() {
        assertThat(heldOut(0.1)).isCloseTo(0.1, within(0.01));
        assertThat(heldOut(0.5)).isCloseTo(0.5, within(0.02));
        assertThat(heldOut(0)).isZero();
        assertThat(heldOut(1)).isEqualTo(1);
    }

    @Test
    void aClientIsHeldOutByTheHashOfTheirIdOnAnyReplica() {
        // sha256sum of `abc` begins with ba7816bf, so the fraction is 0.72839...
        assertThat(new Holdout(0.7284).holds("abc")).isTrue();
        assertThat(new Holdout(0.7283).holds("abc")).isFalse();
    }

    @Test
    void aClientWhoIsHeldOutStaysSoWhenTheShareGrows() {
        for (int i = 0; i < 1000; i++) {
            assertThat(!new Holdout(0.1).holds("c" + i) || new Holdout(0.2).holds("c" + i))
                    .isTrue();
        }
    }

    @Test
    void aShareIsFromZeroToOne() {
        assertThatThrownBy(() -> new Holdout(1.5))
                .hasMessage("the share of clients that is held out is from 0 to 1, not 1.5");
        assertThatThrownBy(() -> new Holdout(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
