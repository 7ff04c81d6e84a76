package io.saveplay.text;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.saveplay.text.Sentences.Sentence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Readers by the phrases and examples that ship, made when a test first asks for them, and once. What was embedded for one
 * test is not embedded again for the next.
 */
final class ShippedTexts {
    private ShippedTexts() {}

    /** By phrases and meaning, as the whole distribution reads. */
    static TextReader both() {
        return Both.READER;
    }

    /** By meaning alone. */
    static TextReader meaning() {
        return Both.MEANING;
    }

    /** By phrases alone, as the small distribution reads. */
    static TextReader phrases() {
        return Phrases.READER;
    }

    static List<Example> examples() {
        return Examples.ALL;
    }

    private static final class Phrases {
        static final PhraseReader SENTENCES = new PhraseReader(rows());
        static final TextReader READER = new TextReader(SENTENCES);

        private static List<Phrase> rows() {
            try (MappingIterator<Map<String, String>> rows = new CsvMapper()
                    .readerForMapOf(String.class)
                    .with(CsvSchema.emptySchema().withHeader())
                    .readValues(Path.of("rules/phrases.csv").toFile())) {
                return rows.readAll().stream().map(Phrases::phrase).toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Phrase phrase(Map<String, String> row) {
            return new Phrase(
                    row.getOrDefault("phrase", ""),
                    row.getOrDefault("reason", ""),
                    Double.parseDouble(row.getOrDefault("weight", "0")));
        }
    }

    private static final class Examples {
        static final List<Example> ALL = shipped();

        private static List<Example> shipped() {
            try {
                return List.copyOf(ShippedVectorsTest.examples());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class Both {
        static final MeaningModel MODEL = new MeaningModel(new Remembering(new BundledEmbedding()));
        static final TextReader READER = TextReader.of(Phrases.SENTENCES, Examples.ALL, Optional.of(MODEL));
        static final TextReader MEANING = TextReader.of(new PhraseReader(List.of()), Examples.ALL, Optional.of(MODEL));
    }

    /** Embeds each sentence once. */
    private record Remembering(Embedding embedding, Map<String, float[]> known) implements Embedding {
        Remembering(Embedding embedding) {
            this(embedding, new ConcurrentHashMap<>());
        }

        @Override
        public String id() {
            return embedding.id();
        }

        @Override
        public int size() {
            return embedding.size();
        }

        @Override
        public float[] of(String sentence) {
            return known.computeIfAbsent(sentence, embedding::of);
        }
    }

    /** The probability that a family is a reason of a text; 0 where it is not found. */
    static double weight(Reading reading, String family) {
        return reading.reasons().stream()
                .filter(reason -> reason.family().equals(family))
                .mapToDouble(Reading.Reason::weight)
                .findFirst()
                .orElse(0);
    }

    /** The sentences of a text as {@link TextReader} finds them. */
    static List<Sentence> sentences(String text) {
        return Sentences.of(Newest.of(text).text());
    }
}
