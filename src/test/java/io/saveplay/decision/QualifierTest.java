package io.saveplay.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class QualifierTest {
    private static final Qualifier QUALIFIER =
            new Qualifier(new Settings.Qualifying(60, 35, 0.2, List.of("values", "profile")));

    private static Fit fit(Criterion... criteria) {
        return QUALIFIER.qualify(Stream.of(criteria)
                .map(c -> new Concluded<>(c, c.name() + "/" + c.met()))
                .toList());
    }

    private static Criterion criterion(String name, Met met, int weight) {
        return new Criterion(name, met, weight, name);
    }

    @Test
    void nothingKnownIsUnknownWithoutAScore() {
        Fit fit = fit(criterion("values", Met.UNKNOWN, 10));
        assertThat(fit.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(fit.score()).isNull();
    }

    @Test
    void theScoreIsTheMetShareOfTheKnownWeight() {
        Fit fit = fit(
                criterion("values", Met.YES, 30),
                criterion("profile", Met.YES, 30),
                criterion("worth", Met.NO, 20),
                criterion("history", Met.UNKNOWN, 20));
        assertThat(fit.score()).isEqualTo(75);
        assertThat(fit.verdict()).isEqualTo(Verdict.PURSUE);
    }

    @Test
    void aRequiredCriterionThatIsNotKnownIsNoYes() {
        assertThat(fit(criterion("values", Met.YES, 30), criterion("profile", Met.UNKNOWN, 10))
                        .verdict())
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void aRequiredCriterionThatIsNotMetNeverPursues() {
        assertThat(fit(criterion("values", Met.YES, 90), criterion("profile", Met.NO, 10))
                        .verdict())
                .isEqualTo(Verdict.NURTURE);
    }

    @Test
    void noRequiredCriterionMetReleasesWhateverTheScore() {
        assertThat(fit(
                                criterion("values", Met.NO, 10),
                                criterion("profile", Met.NO, 10),
                                criterion("worth", Met.YES, 80))
                        .verdict())
                .isEqualTo(Verdict.RELEASE);
    }

    @Test
    void aLowScoreReleases() {
        assertThat(fit(criterion("values", Met.NO, 30), criterion("worth", Met.YES, 10))
                        .verdict())
                .isEqualTo(Verdict.RELEASE);
    }

    @Test
    void tooLittleKnownIsUnknownWhateverItSays() {
        assertThat(fit(criterion("worth", Met.NO, 10), criterion("values", Met.UNKNOWN, 90))
                        .verdict())
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void whereRulesDisagreeNoOutweighsYesAndBothOutweighUnknown() {
        Fit fit = fit(
                criterion("energy", Met.UNKNOWN, 15),
                criterion("energy", Met.YES, 15),
                criterion("energy", Met.NO, 15),
                criterion("worth", Met.UNKNOWN, 5),
                criterion("worth", Met.YES, 5));
        assertThat(fit.criteria().stream().map(Fit.Judged::met)).containsExactly(Met.NO, Met.YES);
    }
}
