package io.saveplay.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is embedded, and what need not be. */
final class VectorsTest {
    /** Sentences by how often they have each letter; it remembers what it was asked. */
    private record Letters(String id, Queue<String> asked) implements Embedding {
        Letters() {
            this("letters", new ConcurrentLinkedQueue<>());
        }

        @Override
        public int size() {
            return 27;
        }

        @Override
        public float[] of(String sentence) {
            asked.add(sentence);
            float[] vector = new float[size()];
            // So that it is never 0.
            vector[26] = 0.5f;
            sentence.chars().filter(c -> c >= 'a' && c <= 'z').forEach(c -> vector[c - 'a']++);
            double length = Math.sqrt(IntStream.range(0, size())
                    .mapToDouble(i -> vector[i] * vector[i])
                    .sum());
            for (int i = 0; i < size(); i++) {
                vector[i] /= (float) length;
            }
            return vector;
        }
    }

    private final Letters letters = new Letters();

    private static Example example(String text, String reason) {
        return new Example(text, reason, "test");
    }

    private static List<Example> examples(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> example(
                        "sentence " + "abcdefghij".repeat(3).substring(i % 10, i % 10 + 1 + i / 10),
                        i % 2 == 0 ? "A" : "B"))
                .toList();
    }

    @Test
    void aChangeOfTheRulesEmbedsOnlyWhatIsNew() {
        MeaningModel model = new MeaningModel(letters);
        List<Example> before = examples(0, 60);
        List<Example> after = new ArrayList<>(before.subList(0, 55));
        after.add(example("Something else!", "A"));
        after.add(example("and more of it", "C"));

        assertThat(model.reader(before)).isPresent();
        assertThat(letters.asked).hasSize(60).doesNotHaveDuplicates();
        letters.asked.clear();
        assertThat(model.reader(after)).isPresent();
        assertThat(letters.asked).containsExactly("something else", "and more of it");
        letters.asked.clear();
        assertThat(model.reader(before)).isPresent();
        assertThat(letters.asked).isEmpty();
    }

    @Test
    void examplesThatDifferInCaseAndMarksAreEmbeddedOnce() {
        new MeaningModel(letters).reader(List.of(example("Too dear!", "A"), example("too DEAR", "B")));

        assertThat(letters.asked).containsExactly("too dear");
    }

    @Test
    void rulesetsWithTheSameExamplesShareAReader() {
        MeaningModel model = new MeaningModel(letters);

        MeaningReader reader = model.reader(examples(0, 10)).orElseThrow();
        assertThat(model.reader(examples(0, 10)).orElseThrow()).isSameAs(reader);
        assertThat(model.reader(examples(0, 11)).orElseThrow()).isNotSameAs(reader);
    }

    @Test
    void examplesThatTellNothingApartMakeNoReader() {
        MeaningModel model = new MeaningModel(letters);

        assertThat(model.reader(List.of())).isEmpty();
        assertThat(model.reader(List.of(example("dear", "A"), example("cheap", "A"))))
                .isEmpty();
        assertThat(letters.asked).isEmpty();
        assertThat(TextReader.of(new PhraseReader(List.of()), List.of(), Optional.of(model))
                        .read("too dear")
                        .findings())
                .isEmpty();
    }

    @Test
    void vectorsOfAnotherModelAreNotUsed() throws IOException {
        List<String> shipped = ShippedTexts.examples().stream()
                .map(one -> Plain.of(one.text()))
                .toList();
        Vectors vectors = new Vectors(letters);
        assertThat(shipped).noneMatch(vectors::has);

        byte[] file = written(new Letters("other", new ConcurrentLinkedQueue<>()), List.of("too dear"));
        assertThat(new Vectors(letters, new ByteArrayInputStream(file)).has("too dear"))
                .isFalse();
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        List<String> sentences = List.of("too dear", "we are not ready", "");
        Vectors own = new Vectors(letters);
        byte[] file = written(letters, sentences);
        Vectors vectors = new Vectors(letters, new ByteArrayInputStream(file));
        float[][] wanted = sentences.stream().map(own::of).toArray(float[][]::new);
        letters.asked.clear();

        assertThat(sentences).allMatch(vectors::has);
        assertThat(vectors.has("too cheap")).isFalse();
        for (int i = 0; i < sentences.size(); i++) {
            assertThat(vectors.of(sentences.get(i))).containsExactly(wanted[i]);
        }
        assertThat(letters.asked).isEmpty();
        assertThat(written(letters, List.of("we are not ready", "", "too dear", "too dear")))
                .isEqualTo(file);
    }

    @Test
    void aFileThatEndsTooSoonIsNotPassedOver() throws IOException {
        byte[] file = written(letters, List.of("too dear"));

        assertThatThrownBy(() -> new Vectors(letters, new ByteArrayInputStream(Arrays.copyOf(file, file.length - 1))))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("the vectors of the examples cannot be read");
    }

    @Test
    void whatIsKeptInAFileNeedNotBeMadeByTheNextProcess(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("state/examples.vectors");
        MeaningModel first = new MeaningModel(letters);
        first.keepIn(file);
        first.reader(examples(0, 20));
        assertThat(letters.asked).hasSize(20);
        letters.asked.clear();

        MeaningModel second = new MeaningModel(letters);
        second.keepIn(file);
        second.reader(examples(5, 25));
        assertThat(letters.asked).hasSize(5);
        letters.asked.clear();

        // What the rules no longer hold is not kept for ever.
        MeaningModel third = new MeaningModel(letters);
        third.keepIn(file);
        third.reader(examples(0, 25));
        assertThat(letters.asked).hasSize(5);
        assertThat(folder.resolve("state")).isDirectoryContaining(path -> path.equals(file));
        assertThat(folder.resolve("state").toFile().list()).hasSize(1);
    }

    @Test
    void aDamagedFileOrADiskThatRefusesStopsNothing(@TempDir Path folder) throws IOException {
        Path damaged = folder.resolve("examples.vectors");
        MeaningModel model = new MeaningModel(letters);
        model.keepIn(damaged);
        model.reader(examples(0, 20));
        byte[] whole = Files.readAllBytes(damaged);
        Files.write(damaged, Arrays.copyOf(whole, whole.length / 2));

        MeaningModel next = new MeaningModel(letters);
        next.keepIn(damaged);
        assertThat(next.reader(examples(0, 20))).isPresent();
        assertThat(damaged).hasBinaryContent(whole);

        MeaningModel refused = new MeaningModel(letters);
        refused.keepIn(damaged.resolve("below a file"));
        assertThat(refused.reader(examples(0, 20))).isPresent();
    }

    @Test
    void nothingIsWrittenWhereAllExamplesCameWithTheDistribution(@TempDir Path folder) throws IOException {
        Vectors vectors = new Vectors(letters, new ByteArrayInputStream(written(letters, List.of("too dear"))));

        vectors.keep(List.of("too dear"), folder.resolve("examples.vectors"));
        assertThat(folder).isEmptyDirectory();
        vectors.keep(List.of("too dear", "not ready"), folder.resolve("examples.vectors"));
        Vectors next = new Vectors(letters, null);
        next.add(folder.resolve("examples.vectors"));
        assertThat(next.has("too dear")).isFalse();
        assertThat(next.has("not ready")).isTrue();
    }

    @Test
    void aVectorIsKeptNearlyAsItIs() {
        float[] given = letters.of("it costs more than we have");
        float[] kept = new Vectors(letters).of("it costs more than we have");
        double dot = IntStream.range(0, given.length)
                .mapToDouble(i -> given[i] * kept[i])
                .sum();

        assertThat(dot).isEqualTo(1, within(1e-3));
    }

    private static byte[] written(Embedding embedding, List<String> sentences) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Vectors(embedding).write(sentences, out);
        return out.toByteArray();
    }
}
