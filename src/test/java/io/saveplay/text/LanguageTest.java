package io.saveplay.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.saveplay.text.Reading.Unread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class LanguageTest {
    private static final TextReader READER = Texts.NOTHING_FOUND;

    static Stream<String> english() {
        return Texts.languages().stream()
                .filter(row -> row[0].equals("English"))
                .map(row -> row[1]);
    }

    @ParameterizedTest
    @MethodSource("english")
    void englishIsReadHoweverItIsWritten(String text) {
        assertThat(READER.read(text).unread()).isEmpty();
    }

    @Test
    void aTextInAnotherLanguageIsNotRead() {
        List<String[]> foreign = Texts.languages().stream()
                .filter(row -> !row[0].equals("English"))
                .filter(row -> row[1].split(" ", -1).length >= 4)
                .toList();

        assertThat(foreign).hasSizeGreaterThan(180);
        assertThat(foreign.stream()
                        .filter(row -> !READER.read(row[1]).passages().isEmpty())
                        .map(row -> row[1]))
                .hasSizeLessThanOrEqualTo(foreign.size() / 20);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Vi har valt en annan leverantör | looks like Swedish",
                "Wir haben uns für einen anderen Anbieter entschieden | looks like German",
                "WIR HABEN UNS FÜR EINEN ANDEREN ANBIETER ENTSCHIEDEN | looks like German",
                "Produkt jest dobry ale umowa jest zbyt długa dla małej firmy | looks like Polish",
                "Для нас это сейчас слишком дорого | looks like Russian",
                "今年没有预算 | looks like Chinese",
                "私たちには高すぎます | looks like Japanese",
                "가격이 너무 비싸요 | looks like Korean",
                "Είναι πολύ ακριβό για εμάς | looks like Greek",
                "Zu teuer. Kein Bedarf. Kein Budget mehr. | looks like German",
            })
    void whatIsNotReadIsNamed(String text, String because) {
        assertThat(READER.read(text).passages()).isEmpty();
        assertThat(READER.read(text).unread()).extracting(Unread::because).containsExactly(because);
    }

    @Test
    void anEnglishNoteWithAForeignQuoteIsReadInItsEnglishPart() {
        String text =
                "They went quiet in May. Kunden svarar inte längre på våra mejl. Vi har valt en annan leverantör. "
                        + "So they chose somebody else.";

        assertThat(Texts.said(text, READER.read(text)))
                .containsExactly("+ They went quiet in May", "- looks like Swedish", "+ So they chose somebody else");
    }

    @Test
    void aFragmentThatTellsNothingGoesWithTheRest() {
        String foreign = "Zu teuer. Wir haben uns für einen anderen Anbieter entschieden.";

        assertThat(READER.read(foreign).unread())
                .containsExactly(new Unread(0, foreign.length() - 1, "looks like German"));
        assertThat(Texts.said("Zu teuer. That is what they said.", READER.read("Zu teuer. That is what they said.")))
                .containsExactly("+ Zu teuer", "+ That is what they said");
    }

    /** Real English texts, which stay where they are: none may be refused. */
    @Test
    void noRealEnglishTextIsRefused() throws IOException {
        Path file = Stream.of("../shared", "/work/shared")
                .map(folder -> Path.of(folder, "data/reasons/development.tsv"))
                .filter(Files::exists)
                .findFirst()
                .orElse(null);
        Assumptions.assumeTrue(file != null, "the texts are not here");

        List<String> texts = Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> line.split("\t", -1)[1])
                .toList();

        assertThat(texts.stream()
                        .filter(text -> READER.read(text).unread().stream()
                                .anyMatch(part -> part.because().startsWith("looks like")))
                        .count())
                .isZero();
    }
}
