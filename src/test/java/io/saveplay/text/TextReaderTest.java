package io.saveplay.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class TextReaderTest {
    private static final TextReader READER = new TextReader(new PhraseReader(List.of(
            new Phrase("too expensive", "PRICE", 0.9),
            new Phrase("not afford", "MONEY", 0.8),
            new Phrase("no budget", "MONEY", 0.8))));

    static Stream<Map.Entry<String, List<String>>> parts() {
        return Texts.parts().stream();
    }

    @ParameterizedTest
    @MethodSource("parts")
    void theNewestPartOfATextIsRead(Map.Entry<String, List<String>> part) {
        assertThat(Texts.said(part.getKey(), READER.read(part.getKey()))).isEqualTo(part.getValue());
    }

    @ParameterizedTest
    @CsvSource({
        "We find it <b>too</b> expensive, too expensive",
        "It is too exp<i>ens</i>ive, too expensive",
        "It is too ex\u200Bpensive, too expensive",
        "We can&#39;t afford it, can't afford",
        "We can&rsquo;t afford it, can\u2019t afford",
        "It is too &nbsp; expensive, too expensive",
        "Far too \uD83D\uDE21 expensive, too expensive",
    })
    void aQuoteHasTheWordsWithoutTheNoise(String text, String quote) {
        List<Finding> findings = READER.read(text).findings().toList();

        assertThat(findings).extracting(Finding::quote).containsExactly(quote);
    }

    @Test
    void aQuoteIsAsWrittenWhereThereIsNoNoise() {
        String text = "Hi!\nIt is  TOO  expensive";

        assertThat(READER.read(text).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.quote()).isEqualTo("TOO  expensive");
            assertThat(text.substring(finding.start(), finding.end())).isEqualTo("TOO  expensive");
        });
    }

    @Test
    void nobodySaysAReasonInAQuotedMailASignatureOrAnotherLanguage() {
        assertThat(READER.read("Fine.\n> too expensive").findings()).isEmpty();
        assertThat(READER.read("All is fine with us.\n\n-- \nNever too expensive Ltd")
                        .findings())
                .isEmpty();
        assertThat(READER.read("Kunden tycker att det är too expensive för dem just nu")
                        .findings())
                .isEmpty();
    }
}
