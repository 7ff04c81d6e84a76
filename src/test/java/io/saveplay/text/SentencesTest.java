package io.saveplay.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.saveplay.text.Sentences.Sentence;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SentencesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Too expensive. We left! Why? | Too expensive / We left / Why",
                "too expensive.We left | too expensive / We left",
                "no time... maybe later…never | no time / maybe later / never",
                "slow; rude; late | slow / rude / late",
                "We use e.g. SAP, i.e. an ERP. Done | We use e.g. SAP, i.e. an ERP / Done",
                "approx. 5 users vs. 3 for Mr. Smith | approx. 5 users vs. 3 for Mr. Smith",
                "$4.99 or 3.5% in v2.0 of the U.S. plan | $4.99 or 3.5% in v2.0 of the U.S. plan",
                "we went with acme.com for this | we went with acme.com for this",
                "(\"Too slow!\") she said | Too slow / she said",
                "*** ... --- !!! | ''",
                "今は高すぎます。他社にします。 | 今は高すぎます / 他社にします",
            })
    void aTextFallsIntoItsSentences(String text, String expected) {
        assertThat(split(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "- slow\\n- rude | slow / rude",
                "Reasons:\\n* no SSO\\n* slow | Reasons / no SSO / slow",
                "1. price\\n2. trust\\n10) time | price / trust / time",
                "a) price\\nb) time | a) price / b) time",
                "slow\\n\\nrude | slow / rude",
                "too expensive\\nwants SAP | too expensive / wants SAP",
                "we are not\\ntoo slow | we are not too slow",
                "we looked at this for a very long time together\\nand left | "
                        + "we looked at this for a very long time together and left",
            })
    void aLineEndsASentenceWhereItIsAThoughtOfItsOwn(String text, String expected) {
        assertThat(split(text.replace("\\n", "\n"))).isEqualTo(expected);
    }

    @Test
    void aSentenceOfTooManyWordsIsCutAtAClauseOrElseAtAWord() {
        String words = String.join(" ", Collections.nCopies(40, "word"));

        assertThat(split(words + ", " + words)).isEqualTo(words + " / " + words);
        assertThat(split(words + " but " + words)).isEqualTo(words + " / but " + words);
        assertThat(Sentences.of(String.join(" ", Collections.nCopies(150, "word"))))
                .hasSize(3);
    }

    @Test
    void neitherCaseNorTheLastMarkMakesADifference() {
        for (var part : Texts.parts()) {
            String text = Newest.of(part.getKey()).text();
            List<Sentence> sentences = Sentences.of(text);

            assertThat(Sentences.of(upper(text))).as(text).isEqualTo(sentences);
            for (String mark : List.of("", ".", "!", "?!", "...", "\u2026")) {
                assertThat(Sentences.of(text.replaceAll("[.!?\u2026\\s]+$", "") + mark))
                        .as(text + mark)
                        .isEqualTo(sentences);
            }
        }
    }

    private static String upper(String text) {
        return text.chars()
                .mapToObj(c -> String.valueOf((char) Character.toUpperCase(c)))
                .collect(Collectors.joining());
    }

    private static String split(String text) {
        return Sentences.of(text).stream()
                .map(sentence -> text.substring(sentence.start(), sentence.end()))
                .map(sentence -> sentence.replace('\n', ' '))
                .collect(Collectors.joining(" / "));
    }
}
