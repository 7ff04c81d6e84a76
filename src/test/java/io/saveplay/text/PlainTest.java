package io.saveplay.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes no difference to a model, and what does. */
final class PlainTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "Too Expensive                              | too expensive",
                "too expensive.                             | too expensive",
                "...too expensive!!!                        | too expensive",
                "- too expensive -                          | too expensive",
                "(too expensive)                            | too expensive",
                "\"too\" expensive                          | too expensive",
                "\u201Ctoo expensive\u201D                  | too expensive",
                "*too* _expensive_                          | too expensive",
                "'too expensive'                            | too expensive",
                "too    expensive                           | too expensive",
                "too\t expensive                            | too expensive",
                "too expensive \uD83D\uDE21\uD83D\uDE21     | too expensive",
                "\uD83D\uDCB8 too \uD83D\uDE21 expensive    | too expensive",
                "too exp\u00ADensive                        | too expensive",
                "we can\u2019t pay                          | we can't pay",
                "we can\u00B4t pay                          | we can't pay",
                "we can`t pay                               | we can't pay",
                "fine,, but slow                            | fine, but slow",
                "fine ... but slow                          | fine . but slow",
                "fine\u2026 but slow                        | fine. but slow",
                "fine; but slow                             | fine. but slow",
                "fine! but slow                             | fine. but slow",
                "fine \u2013 but slow                       | fine - but slow",
                "fine \u2014\u2014 but slow                 | fine - but slow",
                "Is it too much?                            | is it too much?",
                "Is it too much?!?                          | is it too much?",
                "Is it \uD83E\uDD14 too much? \uD83E\uDD14  | is it too much?",
                "a follow-up at 5.5 % or \u20AC3            | a follow-up at 5.5 % or \u20AC3",
                "\u00C9T\u00C9                              | \u00E9t\u00E9",
            })
    void noiseIsTakenOff(String sentence, String plain) {
        assertThat(Plain.of(sentence)).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "?", "?!", "'", "\u00AD", "\uD83D\uDE21", "\u201C\u201D", "- -", "\n\t"})
    void whatHasNoWordsIsNothing(String sentence) {
        assertThat(Plain.of(sentence)).isEmpty();
    }

    @Test
    void aLineThatIsWrappedIsOneLine() {
        assertThat(Plain.of("too\r\n  expensive\nfor us")).isEqualTo("too expensive for us");
    }

    @Test
    void whatIsPlainStaysAsItIs() {
        for (Example example : ShippedTexts.examples()) {
            String plain = Plain.of(example.text());

            assertThat(Plain.of(plain)).isEqualTo(plain);
        }
    }

    @Test
    void everyExampleSaysSomething() {
        assertThat(ShippedTexts.examples())
                .allSatisfy(example ->
                        assertThat(Plain.of(example.text())).as(example.text()).isNotEmpty());
    }
}
