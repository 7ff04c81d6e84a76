package io.saveplay.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class DiagnoserTest {
    private static final Diagnoser DIAGNOSER = new Diagnoser(
            Taxonomy.of(List.of(
                    new Taxonomy.Entry("BUDGET", "Money", Nature.LEGITIMATE, "the money"),
                    new Taxonomy.Entry("BUDGET.PRICE", "Price", Nature.LEGITIMATE, "the price"),
                    new Taxonomy.Entry("FEAR", "Fear", Nature.FEAR, "a doubt"))),
            0.4);

    private static Diagnosis of(Evidence... evidence) {
        return DIAGNOSER.diagnose(
                Stream.of(evidence).map(e -> new Concluded<>(e, "some/rule")).toList());
    }

    @Test
    void noEvidenceIsUnclear() {
        assertThat(of().nature()).isEqualTo(Nature.UNCLEAR);
        assertThat(of().main()).isNull();
    }

    @Test
    void fortyPointsAreEvenOddsAndTwentyMoreDoubleThem() {
        assertThat(of(new Evidence("FEAR", 40, "a")).reasons().get(0).confidence())
                .isEqualTo(0.5);
        assertThat(of(new Evidence("FEAR", 60, "a")).reasons().get(0).confidence())
                .isEqualTo(0.67);
        assertThat(of(new Evidence("FEAR", 30, "a"), new Evidence("FEAR", 50, "b"))
                        .reasons()
                        .get(0)
                        .confidence())
                .isEqualTo(0.8);
    }

    @Test
    void theNatureNeedsMoreThanHalfOfThePoints() {
        assertThat(of(new Evidence("FEAR", 50, "a"), new Evidence("BUDGET", 50, "b"))
                        .nature())
                .isEqualTo(Nature.UNCLEAR);
        assertThat(of(new Evidence("FEAR", 51, "a"), new Evidence("BUDGET", 50, "b"))
                        .nature())
                .isEqualTo(Nature.FEAR);
    }

    @Test
    void aChildCountsForItsFamily() {
        Diagnosis diagnosis = of(new Evidence("BUDGET.PRICE", 60, "a"));
        assertThat(diagnosis.likely()).containsExactly("BUDGET", "BUDGET.PRICE");
        assertThat(diagnosis.reasons()).hasSize(1);
    }

    @Test
    void aWeakReasonIsPossibleAndNotLikely() {
        Diagnosis diagnosis = of(new Evidence("FEAR", 10, "a"));
        assertThat(diagnosis.likely()).isEmpty();
        assertThat(diagnosis.possible()).containsExactly("FEAR");
    }

    @Test
    void evidenceAgainstTakesAReasonAway() {
        assertThat(of(new Evidence("FEAR", 40, "a"), new Evidence("FEAR", -40, "b"))
                        .reasons())
                .isEmpty();
    }

    @Test
    void theStrongestReasonComesFirst() {
        Diagnosis diagnosis = of(
                new Evidence("BUDGET", 40, "a"), new Evidence("FEAR", 60, "b"), new Evidence("BUDGET.PRICE", 40, "c"));
        assertThat(diagnosis.reasons().stream().map(Diagnosis.Reason::code))
                .containsExactly("FEAR", "BUDGET", "BUDGET.PRICE");
        assertThat(diagnosis.main()).isEqualTo("FEAR");
    }
}
