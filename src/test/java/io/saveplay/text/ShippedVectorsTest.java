package io.saveplay.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The vectors that ship are those of the examples that ship, so that a start embeds nothing. */
class ShippedVectorsTest {
    private static final Path FOLDER = Path.of("rules/examples/en");
    private static final Path FILE = Path.of("src/main/resources/io/saveplay/text/examples.vectors");

    @Test
    void everyExampleHasItsVector() throws IOException {
        List<String> sentences =
                examples().stream().map(example -> Plain.of(example.text())).toList();
        Vectors vectors = new Vectors(new BundledEmbedding());
        if (System.getProperty("write") != null) {
            try (OutputStream out = Files.newOutputStream(FILE)) {
                vectors.write(sentences, out);
            }
            return;
        }

        assertThat(sentences)
                .as("mvn test -Dtest=ShippedVectorsTest -Dwrite writes what is missing")
                .allMatch(vectors::has);
    }

    /** The examples of the rules that ship. */
    static List<Example> examples() throws IOException {
        CsvMapper csv = CsvMapper.builder()
                .enable(CsvParser.Feature.EMPTY_STRING_AS_NULL)
                .build();
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().flatMap(file -> rows(csv, file)).toList();
        }
    }

    private static Stream<Example> rows(CsvMapper csv, Path file) {
        String kind = file.getFileName().toString().replace(".csv", "");
        try (MappingIterator<Map<String, String>> rows = csv.readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(file.toFile())) {
            return rows.readAll().stream()
                    .map(row -> new Example(String.valueOf(row.get("example")), row.get("reason"), kind))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
