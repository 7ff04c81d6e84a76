package io.saveplay.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What examples say of a vector; here vectors have three numbers. */
final class MeaningTest {
    private static final Offset<Double> NEARLY = within(1e-4);

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Row(String group, float[] vector) {}

    private static Row row(String group, double... vector) {
        double length = Math.sqrt(DoubleStream.of(vector).map(x -> x * x).sum());
        float[] numbers = new float[vector.length];
        for (int i = 0; i < vector.length; i++) {
            numbers[i] = (float) (vector[i] / length);
        }
        return new Row(group, numbers);
    }

    private static Meaning of(List<Row> rows) {
        return new Meaning(
                rows.stream().map(Row::group).toList(),
                rows.stream().map(Row::vector).toArray(float[][]::new));
    }

    private static double probability(Meaning meaning, String group, float[] vector) {
        return meaning.probabilities(vector)[meaning.groups().indexOf(group)];
    }

    @Test
    void theNearerGroupIsLikelier() {
        Meaning meaning = of(List.of(
                row("A", 1, 0, 0.5),
                row("A", 1, 1, -0.5),
                row("A", 1, -1, 0),
                row("B", 0, 1, 0.5),
                row("B", 1, 1, -0.5),
                row("B", -1, 1, 0)));

        assertThat(probability(meaning, "A", row("", 0.8, 0.6, 0).vector)).isGreaterThan(0.5);
        assertThat(probability(meaning, "B", row("", 0.6, 0.8, 0).vector)).isGreaterThan(0.5);
        assertThat(probability(meaning, "A", row("", 1, 0, 0).vector))
                .isGreaterThan(probability(meaning, "A", row("", 0.8, 0.7, 0).vector));
    }

    @Test
    void aGroupOfManyExamplesIsNoLikelierBeforehand() {
        List<Row> rows = new ArrayList<>(List.of(row("B", 0, 1, 0.5), row("B", 0, 1, -0.5)));
        for (int i = 0; i < 50; i++) {
            rows.addAll(List.of(row("A", 1, 0, 0.5), row("A", 1, 0, -0.5)));
        }
        Meaning meaning = of(rows);

        assertThat(probability(meaning, "A", row("", 1, 1, 0).vector)).isEqualTo(0.5, NEARLY);
    }

    @Test
    void probabilitiesAreOneTogether() {
        Random random = new Random(6);
        List<Row> rows = IntStream.range(0, 40)
                .mapToObj(i -> row("G" + i % 5, random.nextGaussian(), random.nextGaussian(), random.nextGaussian()))
                .toList();
        Meaning meaning = of(rows);

        assertThat(meaning.groups()).containsExactly("G0", "G1", "G2", "G3", "G4");
        for (Row row : rows) {
            double[] probabilities = meaning.probabilities(row.vector);
            assertThat(probabilities).hasSize(5);
            assertThat(DoubleStream.of(probabilities)).allMatch(p -> p >= 0 && p <= 1);
            assertThat(DoubleStream.of(probabilities).sum()).isEqualTo(1, within(1e-9));
        }
    }

    @Test
    void theOrderOfExamplesChangesNothing() {
        Random random = new Random(6);
        List<Row> rows = new ArrayList<>(IntStream.range(0, 30)
                .mapToObj(i -> row("G" + i % 3, 1 + random.nextGaussian(), random.nextGaussian(), i % 3))
                .toList());
        float[] vector = row("", 1, 0.5, 1).vector;
        Meaning first = of(rows);
        List<Row> given = List.copyOf(rows);

        for (int i = 0; i < 20; i++) {
            Collections.shuffle(rows, random);
            Meaning other = of(rows);

            assertThat(other.groups()).isEqualTo(first.groups());
            assertThat(other.probabilities(vector)).containsExactly(first.probabilities(vector), NEARLY);
            assertThat(rows.get(other.nearest(vector, "G1"))).isSameAs(given.get(first.nearest(vector, "G1")));
        }
    }

    @Test
    void groupsOfOneExampleEachAreToldApart() {
        Meaning meaning = of(List.of(row("A", 1, 0, 0), row("B", 0, 1, 0), row("C", 0, 0, 1)));

        assertThat(probability(meaning, "A", row("", 1, 0.2, 0.2).vector)).isGreaterThan(0.5);
        assertThat(probability(meaning, "C", row("", 0.2, 0.2, 1).vector)).isGreaterThan(0.5);
        assertThat(probability(meaning, "B", row("", 1, 1, 1).vector)).isEqualTo(1.0 / 3, NEARLY);
    }

    @Test
    void examplesThatAreAllTheSameTellNothingApart() {
        Meaning meaning = of(List.of(row("A", 1, 0, 0), row("A", 1, 0, 0), row("B", 1, 0, 0)));

        assertThat(probability(meaning, "A", row("", 0, 1, 0).vector)).isEqualTo(0.5, NEARLY);
    }

    @Test
    void theNearestExampleIsOneOfTheReasonOrOfItsChildren() {
        Meaning meaning = of(List.of(
                row("BUDGET", 0, 0, 1),
                row("BUDGET.PRICE", 1, 0.1, 0),
                row("BUDGET.AFFORDABILITY", 0, 1, 0),
                row("BUDGETING", 1, 0, 0),
                row("no-reason", 1, 0.01, 0)));
        float[] vector = row("", 1, 0, 0).vector;

        assertThat(meaning.nearest(vector, "BUDGET")).isEqualTo(1);
        assertThat(meaning.nearest(vector, "BUDGET.AFFORDABILITY")).isEqualTo(2);
        assertThat(meaning.nearest(vector, "BUDGETING")).isEqualTo(3);
    }

    @Test
    void ofEquallyNearExamplesTheFirstIsNamed() {
        Meaning meaning = of(List.of(row("B", 0, 1, 0), row("A", 1, 0, 0), row("A", 1, 0, 0)));

        assertThat(meaning.nearest(row("", 1, 0, 0).vector, "A")).isEqualTo(1);
    }
}
