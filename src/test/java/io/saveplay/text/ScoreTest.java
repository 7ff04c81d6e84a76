package io.saveplay.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.saveplay.text.Reading.Passage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The fixture's ten texts, read as {@link #READ} says, and every figure worked out by hand. */
final class ScoreTest {
    private static final Offset<Double> EXACTLY = within(1e-12);
    private static final Set<String> CODES =
            Set.of("BUDGET", "BUDGET.PRICE", "COMPETITOR", "FEAR", "INDECISION", "NOT_READY", "TRUST", "UNSTATED");

    private static final Map<String, Finding> READ = Map.of(
            "a", found("BUDGET.PRICE", 0.9),
            "b", found("COMPETITOR", 0.8),
            "d", found("COMPETITOR", 0.6),
            "e", found("NOT_READY", 0.7),
            "f", found("BUDGET", 0.4),
            "h", found("UNSTATED", 0.8),
            "i", found("TRUST", 0.95),
            "j", found("BUDGET", 0.95));

    private static Finding found(String reason, double weight) {
        return found(reason, weight, 5);
    }

    private static Finding found(String reason, double weight, int end) {
        return new Finding(reason, weight, "words", 0, end, null);
    }

    private static Reading reading(Finding... findings) {
        return new Reading(List.of(new Passage(0, 5, List.of(findings))), List.of());
    }

    private static List<Scored> scored(double threshold) {
        try {
            String file = Files.readString(Path.of("src/test/resources/text/labelled.tsv"));
            List<Scored> all = new ArrayList<>();
            for (Labelled.Row row : Labelled.read(file, CODES).rows()) {
                Finding finding = READ.get(row.id());
                all.add(Scored.of(row, finding == null ? reading() : reading(finding), threshold));
            }
            return all;
        } catch (IOException | MislabelledException e) {
            throw new AssertionError(e);
        }
    }

    private static final Score SCORE = Score.of(scored(0));

    @Test
    void whatIsRightIsCountedStrictlyAndLeniently() {
        assertThat(SCORE.texts()).isEqualTo(10);
        // a, d, e (not ready is indecision), g, and h (unstated is no reason).
        assertThat(SCORE.strict()).isEqualTo(0.5);
        // And b and i.
        assertThat(SCORE.lenient()).isEqualTo(0.7);
    }

    @Test
    void eachClassHasPrecisionRecallAndF1() {
        assertThat(SCORE.classes())
                .containsExactly(
                        new Score.PerClass("BUDGET", 3, 3, 1, 1.0 / 3, 1.0 / 3, 1.0 / 3),
                        new Score.PerClass("COMPETITOR", 1, 2, 1, 0.5, 1, 2.0 / 3),
                        new Score.PerClass("INDECISION", 2, 1, 1, 1, 0.5, 2.0 / 3),
                        new Score.PerClass("TRUST", 0, 1, 0, 0, 0, 0),
                        new Score.PerClass("NO_REASON", 4, 3, 2, 2.0 / 3, 0.5, 4.0 / 7));
    }

    @Test
    void macroF1IsTheMeanOverTheClassesThatAreLabels() {
        assertThat(SCORE.macroF1()).isEqualTo((1.0 / 3 + 2.0 / 3 + 2.0 / 3 + 4.0 / 7) / 4, EXACTLY);
        assertThat(SCORE.macroF1OfReasons()).isEqualTo(5.0 / 9, EXACTLY);
    }

    @Test
    void theConfusionTableHasARowForEachLabel() {
        assertThat(SCORE.confusion())
                .containsExactly(
                        List.of(1, 1, 0, 0, 1),
                        List.of(0, 1, 0, 0, 0),
                        List.of(1, 0, 1, 0, 0),
                        List.of(0, 0, 0, 0, 0),
                        List.of(1, 0, 0, 1, 2));
    }

    @Test
    void thoseWithoutAReasonAreShownApartAndSoAreSources() {
        assertThat(SCORE.noReason())
                .containsExactly(new Score.Share("NOT_CANCELLING", 2, 0.5, 0.5), new Score.Share("UNKNOWN", 2, 0.5, 1));
        assertThat(SCORE.sources())
                .containsExactly(new Score.Share("club", 5, 0.4, 0.6), new Score.Share("shop", 5, 0.6, 0.8));
    }

    @Test
    void weightsAreHeldAgainstWhatWasRight() {
        Reliability reliability = SCORE.reliability();
        assertThat(reliability.bins())
                .extracting(Reliability.Bin::from, Reliability.Bin::texts)
                .containsExactly(tuple(0.3, 1), tuple(0.6, 1), tuple(0.7, 1), tuple(0.8, 1), tuple(0.9, 3));
        // a 0.9, i and j 0.95: the mean is 2.8 / 3; a is right, i by its alternate.
        Reliability.Bin highest = reliability.bins().get(4);
        assertThat(highest.weight()).isEqualTo(2.8 / 3, EXACTLY);
        assertThat(highest.strict()).isEqualTo(1.0 / 3);
        assertThat(highest.lenient()).isEqualTo(2.0 / 3);
        // Apart by 0.4 (f), 0.4 (d), 0.3 (e), 0.8 or 0.2 (b), and three times 0.6 or 0.8 / 3 (a, i, j).
        assertThat(reliability.strict().calibrationError()).isEqualTo(3.7 / 7, EXACTLY);
        assertThat(reliability.lenient().calibrationError()).isEqualTo(2.1 / 7, EXACTLY);
        // a 0.01, b 0.64 or 0.04, d 0.16, e 0.09, f 0.16, i 0.9025 or 0.0025, j 0.9025.
        assertThat(reliability.strict().brier()).isEqualTo(2.865 / 7, EXACTLY);
        assertThat(reliability.lenient().brier()).isEqualTo(1.365 / 7, EXACTLY);
    }

    @Test
    void whereNothingWasReadThereIsNoCalibration() {
        Reliability none = Score.of(scored(1)).reliability();
        assertThat(none.bins()).isEmpty();
        assertThat(none.strict()).isEqualTo(new Reliability.Off(null, null));
    }

    @Test
    void belowTheThresholdNothingCountsAsRead() {
        List<Scored> sure = scored(0.7);
        assertThat(sure)
                .extracting(Scored::read)
                .containsExactly(
                        "BUDGET",
                        "COMPETITOR",
                        "NO_REASON",
                        "NO_REASON",
                        "INDECISION",
                        "NO_REASON",
                        "NO_REASON",
                        "NO_REASON",
                        "TRUST",
                        "BUDGET");
        assertThat(Score.of(sure).strict()).isEqualTo(0.4);
    }

    @Test
    void theWorstMissesAreTheSurestAndThenWhatWasMissed() {
        assertThat(Miss.worst(scored(0), 10)).extracting(Miss::id).containsExactly("j", "f", "c");
        assertThat(Miss.worst(scored(0), 1))
                .containsExactly(new Miss(
                        11,
                        "j",
                        "NOT_CANCELLING",
                        List.of(),
                        "BUDGET",
                        0.95,
                        "words",
                        null,
                        "Is the discount still on?"));
    }

    @Test
    void aFamilyWeighsWhatItsStrongestFindingWeighs() {
        Finding price = found("BUDGET.PRICE", 0.6);
        Finding money = found("BUDGET.AFFORDABILITY", 0.7);
        Finding trust = found("TRUST", 0.7);
        assertThat(reading(price, trust, money).reasons())
                .containsExactly(
                        new Reading.Reason("BUDGET", "BUDGET.AFFORDABILITY", 0.7, List.of(price, money)),
                        new Reading.Reason("TRUST", "TRUST", 0.7, List.of(trust)));
        assertThat(reading().reasons()).isEmpty();
    }

    @Test
    void theCostIsByNearestRank() {
        long[] nanos = new long[200];
        for (int i = 0; i < nanos.length; i++) {
            nanos[i] = (200 - i) * 1_000_000L;
        }
        Cost cost = Cost.of(nanos);
        assertThat(cost.medianMillis()).isEqualTo(100);
        assertThat(cost.p99Millis()).isEqualTo(198);
        assertThat(cost.textsPerSecond()).isEqualTo(200 / 20.1, EXACTLY);
    }

    @Test
    void eachTextIsTimedByItselfAfterAWarmUp() throws MislabelledException {
        List<String> order = new ArrayList<>();
        TextReader reader = Texts.finding((text, sentence) -> {
            order.add(text);
            return List.of(found("TRUST", 0.5, text.length()));
        });
        Labelled file = Labelled.read("text\tlabel\none\tTRUST\ntwo\tFEAR\n", CODES);
        Measured measured = Measured.by(reader, file, 0, () -> {
            order.add("tick");
            return order.size() * 1_000_000L;
        });
        assertThat(order).containsExactly("one", "two", "tick", "one", "tick", "tick", "two", "tick");
        assertThat(measured.cost().medianMillis()).isEqualTo(2);
        assertThat(measured.texts()).extracting(Scored::strict).containsExactly(true, false);
    }
}
