package io.saveplay.drl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The ways in which a rule is changed, and the changes that would change nothing. */
final class MutationsTest {

    private static List<String> of(String when, String then) {
        List<Problem> problems = new ArrayList<>();
        RuleFile file = Parser.read(
                "plays/mine.drl",
                "package plays;\nrule \"mine/case\"\nwhen\n" + when + "\nthen\n  insert( new " + then + " );\nend\n",
                problems);
        assertThat(problems).isEmpty();
        Rule rule = file.rules().get(0);
        List<Mutant> mutants = Mutations.of(rule);
        assertThat(mutants).allSatisfy(mutant -> Linker.link(mutant.rule()));
        return mutants.stream().map(Mutant::text).toList();
    }

    private static List<String> of(String when) {
        return of(when, "Caution( \"mine\", \"seen\" )");
    }

    @Test
    void aThresholdOfWholeNumbersMovesByOneAndOnlyOnceEachWay() {
        assertThat(of("Deal( meetings < 3 )"))
                .containsExactly(
                        "`meetings < 3` left out",
                        "`meetings < 3` → `meetings <= 3`",
                        "`meetings < 3` → `meetings < 2`")
                .noneMatch(text -> text.contains("< 4"));
        assertThat(of("Client( grievanceCount > 0 )")).doesNotContain("`grievanceCount > 0` → `grievanceCount >= 1`");
    }

    @Test
    void aThresholdOfOtherNumbersMovesByATenth() {
        assertThat(of("Seller( pipelineShare >= 0.4 )"))
                .containsExactly(
                        "`pipelineShare >= 0.4` left out",
                        "`pipelineShare >= 0.4` → `pipelineShare > 0.4`",
                        "`pipelineShare >= 0.4` → `pipelineShare >= 0.44`",
                        "`pipelineShare >= 0.4` → `pipelineShare >= 0.36`");
        assertThat(of("Deal( amount < 5000 )")).contains("`amount < 5000` → `amount < 5500`");
    }

    @Test
    void truthsConstantsAndListsTakeOtherValues() {
        assertThat(of("Conversation( live == true, channel in ( Channel.EMAIL, Channel.CHAT ) )"))
                .containsExactly(
                        "`live == true` left out",
                        "`live == true` → `live != true`",
                        "`live == true` → `live == false`",
                        "`channel in ( Channel.EMAIL, Channel.CHAT )` left out",
                        "`channel in ( Channel.EMAIL, Channel.CHAT )` → `channel not in ( Channel.EMAIL, Channel.CHAT )`",
                        "`channel in ( Channel.EMAIL, Channel.CHAT )` → `channel in ( Channel.CHAT )`",
                        "`channel in ( Channel.EMAIL, Channel.CHAT )` → `channel in ( Channel.PORTAL, Channel.CHAT )`",
                        "`channel in ( Channel.EMAIL, Channel.CHAT )` → `channel in ( Channel.EMAIL )`",
                        "`channel in ( Channel.EMAIL, Channel.CHAT )` → `channel in ( Channel.EMAIL, Channel.PORTAL )`");
    }

    @Test
    void whatIsAlwaysKnownIsNotTurnedRoundTwice() {
        assertThat(of("Conversation( spoken == false )"))
                .containsExactly("`spoken == false` left out", "`spoken == false` → `spoken != false`");
    }

    @Test
    void conditionsAreLeftOutUnlessTheirNameIsNeeded() {
        assertThat(of("$a : Signal( name == \"a\" )\nnot Signal( name == \"b\" )", "Caution( \"mine\", $a.because() )"))
                .containsExactly(
                        "`name == \"a\"` left out",
                        "`name == \"a\"` → `name != \"a\"`",
                        "`not Signal( name == \"b\" )` left out",
                        "`not Signal( name == \"b\" )` → `exists Signal( name == \"b\" )`",
                        "`name == \"b\"` left out",
                        "`name == \"b\"` → `name != \"b\"`");
    }

    @Test
    void eachSideOfAnOrIsLeftOutAndTheOrTurned() {
        assertThat(of("Concern( resolved == null || reason contains \"X\" )"))
                .contains(
                        "`resolved == null || reason contains \"X\"` → `resolved == null && reason contains \"X\"`",
                        "`resolved == null` left out",
                        "`reason contains \"X\"` left out",
                        "`resolved == null` → `resolved != null`",
                        "`reason contains \"X\"` → `reason not contains \"X\"`");
        assertThat(of("exists ( Signal( name == \"a\" ) or Story() )"))
                .contains("`Signal( name == \"a\" )` left out", "`Story()` left out");
    }

    @Test
    void pointsTakeTheOtherSignAndAreHalvedButAWeightHasNoSign() {
        String when = "exists Story()";
        assertThat(of(when, "Points( \"ask-why\", -15, \"seen\" )")).contains("`-15` → `15`", "`-15` → `-7`");
        assertThat(of(when, "Criterion( \"mine\", Met.YES, 20, \"seen\" )"))
                .contains("`Met.YES` → `Met.NO`", "`20` → `10`")
                .doesNotContain("`20` → `-20`");
    }

    @Test
    void aConditionOnWhatIsAlwaysThereIsLeftOutOnceWithItsConstraint() {
        assertThat(of("Fit( verdict != Verdict.RELEASE )\nexists Story()"))
                .contains("`verdict != Verdict.RELEASE` left out")
                .doesNotContain("`Fit( verdict != Verdict.RELEASE )` left out");
    }
}
