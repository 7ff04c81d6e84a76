package io.saveplay.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.saveplay.event.Mention.How;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class MentionTest {
    private static Mention mention(String quote, @Nullable String example) {
        return new Mention("COMPETITOR", 0.7, How.STATED, new Quote("statedReason", quote, 0, quote.length(), example));
    }

    @Test
    void aPhraseIsQuoted() {
        assertThat(mention("too expensive", null).because()).isEqualTo("the stated reason says \"too expensive\"");
    }

    @Test
    void wordsWhoseMeaningSpokeStandBesideTheExample() {
        assertThat(mention("they went with the other guys", "they chose the cheaper bid")
                        .because())
                .isEqualTo("the stated reason says \"they went with the other guys\", much the same as \"they chose"
                        + " the cheaper bid\"");
    }

    @Test
    void aLongQuoteIsShortenedInWordsAndNowhereElse() {
        String fits = "a".repeat(160);
        assertThat(mention(fits, null).because()).isEqualTo("the stated reason says \"" + fits + "\"");

        Mention longer = mention("a".repeat(161), null);
        assertThat(longer.because()).isEqualTo("the stated reason says \"" + "a".repeat(159) + "…\"");
        assertThat(longer.quote()).hasSize(161);
    }

    @Test
    void aLongQuoteIsNeverCutInTheMiddleOfAnEmoji() {
        assertThat(mention("a".repeat(158) + "😀😀", null).because())
                .isEqualTo("the stated reason says \"" + "a".repeat(158) + "…\"");
    }
}
