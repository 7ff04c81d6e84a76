package io.saveplay.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorFactory;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The language model in little memory, against the same as the library holds it. */
class PackedModelTest {
    private static final LanguageDetectorME LIBRARY = new LanguageDetectorME(library());
    private static final LanguageDetectorME PACKED = new LanguageDetectorME(packed());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?",
                "too expensive for us right now",
                "le prix est trop élevé pour notre petite équipe",
                "wir haben uns für einen anderen anbieter entschieden",
                "no tenemos presupuesto este año, quizás el próximo",
                "мы нашли решение дешевле",
                "價格太高了，我們下季度再考慮",
                "価格が高すぎます",
                "가격이 너무 비싸요",
                "\0a\0b",
                "😀 merci 😀",
                "they went quiet after the demo and then the champion left the company in march"
            })
    void eachLanguageIsAsLikelyAsTheLibrarySays(String text) {
        Map<String, Double> expected = likelihoods(LIBRARY, text);

        Map<String, Double> found = likelihoods(PACKED, text);

        assertThat(found).hasSize(103).containsOnlyKeys(expected.keySet());
        expected.forEach((language, likelihood) ->
                assertThat(found.get(language)).as(language).isCloseTo(likelihood, within(1e-5 * likelihood + 1e-12)));
    }

    @Test
    void somethingThatIsNoModelIsToldSo() throws IOException {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(archive)) {
            out.putNextEntry(new ZipEntry("another.model"));
        }

        assertThatThrownBy(() -> PackedModel.read(new ByteArrayInputStream(archive.toByteArray())))
                .isInstanceOf(IOException.class)
                .hasMessage("there is no `langdetect.model` in the archive of a language model");
    }

    private static Map<String, Double> likelihoods(LanguageDetectorME detector, String text) {
        return Stream.of(detector.predictLanguages(text))
                .collect(Collectors.toMap(Language::getLang, Language::getConfidence));
    }

    private static LanguageDetectorModel library() {
        try (InputStream file = PackedModelTest.class.getResourceAsStream("/langdetect-183.bin")) {
            return new LanguageDetectorModel(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static LanguageDetectorModel packed() {
        try (InputStream file = PackedModelTest.class.getResourceAsStream("/langdetect-183.bin")) {
            return new LanguageDetectorModel(PackedModel.read(file), Map.of(), new LanguageDetectorFactory());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
