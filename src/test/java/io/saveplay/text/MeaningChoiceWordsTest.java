package io.saveplay.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What may be chosen of reading by meaning. */
final class MeaningChoiceWordsTest {
    @Test
    void offIsWithoutAModelAndAutoTakesWhatTheDistributionHas() {
        assertThat(MeaningModel.chosen("off")).isEmpty();
        assertThat(MeaningModel.chosen("auto").isPresent()).isEqualTo(MeaningModel.isBundled());
    }

    @Test
    void anotherWordIsRefusedWithThoseThatThereAre() {
        assertThatThrownBy(() -> MeaningModel.chosen("yes"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`saveplay.text.meaning` is one of `auto`, `on` and `off`, not `yes`");
    }
}
