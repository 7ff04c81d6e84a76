package io.saveplay.text;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** How well real texts are read, which somebody read carefully before. They are no part of this project. */
final class DevelopmentScoreTest {
    private static final double THRESHOLD = 0.5;

    @Test
    void phrasesAndMeaningTogetherReadTheDevelopmentTextsWell() throws IOException, MislabelledException {
        Optional<Path> file = Stream.of("../shared", "/work/shared")
                .map(folder -> Path.of(folder, "data/reasons/development.tsv"))
                .filter(Files::exists)
                .findFirst();
        Assumptions.assumeTrue(file.isPresent(), "the texts are not on this machine");
        Set<String> codes = ShippedTexts.examples().stream()
                .flatMap(example -> Stream.ofNullable(example.reason()))
                .flatMap(reason -> Stream.of(reason, Reading.family(reason)))
                .collect(toSet());
        Labelled texts = Labelled.read(Files.readString(file.orElseThrow()), codes);

        List<Scored> read = texts.rows().stream()
                .parallel()
                .map(row -> Scored.of(row, ShippedTexts.both().readAnew(row.text()), THRESHOLD))
                .toList();
        Score score = Score.of(read);

        String figures =
                "strict %.4f, lenient %.4f, macro-F1 %.4f".formatted(score.strict(), score.lenient(), score.macroF1());
        assertThat(score.strict()).as(figures).isGreaterThanOrEqualTo(0.74);
        assertThat(score.lenient()).as(figures).isGreaterThanOrEqualTo(0.84);
        assertThat(score.macroF1()).as(figures).isGreaterThanOrEqualTo(0.70);
    }
}
