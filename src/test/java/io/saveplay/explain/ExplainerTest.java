package io.saveplay.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saveplay.decision.Counterfactual;
import io.saveplay.decision.Decision;
import io.saveplay.decision.Verdict;
import io.saveplay.decision.WhyNot;
import io.saveplay.event.CancellationEvent;
import io.saveplay.rulebook.Decider;
import io.saveplay.rulebook.Shipped;
import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class ExplainerTest {
    private static final Decider.Wish PLAIN = new Decider.Wish(false, false);
    private static final Decider.Wish EXPLAINED = new Decider.Wish(true, false);
    private static final Explainer EXPLAINER = new Explainer(new Decider(Clock.systemUTC()));

    private static CancellationEvent event(String deal, String client, String more) throws IOException {
        return Shipped.event(new ObjectMapper()
                .readValue(
                        "{\"id\":\"e\",\"occurredAt\":\"2026-03-02T15:00:00Z\",\"deal\":{\"id\":\"d\"" + deal
                                + "},\"client\":{\"id\":\"c\"" + client + "}" + more + "}",
                        ObjectNode.class));
    }

    private static Decision.Explanation explained(CancellationEvent event, Ask ask) {
        return Objects.requireNonNull(
                EXPLAINER.decide(Shipped.ruleset(), event, EXPLAINED, ask).explanation());
    }

    private static WhyNot why(CancellationEvent event, String play) {
        return explained(event, new Ask(play, null)).whyNot().get(0);
    }

    private static Counterfactual whatIf(CancellationEvent event, String wanted) {
        return Objects.requireNonNull(explained(event, new Ask(null, wanted)).whatIf());
    }

    @Test
    void aDecisionIsExplainedOnlyWhereThatIsWishedForOrSomethingIsAsked() throws IOException {
        CancellationEvent event = event("", "", "");
        assertThat(EXPLAINER
                        .decide(Shipped.ruleset(), event, PLAIN, Ask.NOTHING)
                        .explanation())
                .isNull();
        assertThat(EXPLAINER
                        .decide(Shipped.ruleset(), event, PLAIN, new Ask("stay-put", null))
                        .explanation())
                .isNotNull();
    }

    @Test
    void theTraceSaysWhatMadeARuleFireWithTheValueSeenAndTheValueWanted() throws IOException {
        CancellationEvent event =
                event(",\"meetings\":1,\"openedOn\":\"2026-02-20\",\"agreedOn\":\"2026-02-24\"", "", "");
        assertThat(explained(event, Ask.NOTHING).trace()).anySatisfy(fired -> {
            assertThat(fired.rule()).isEqualTo("history/fast-yes");
            assertThat(fired.title()).isEqualTo("The yes came fast, after few meetings");
            assertThat(fired.from())
                    .contains(
                            "`deal.meetings` is 1, the rule wants at most 2",
                            "the time from `deal.openedOn` to `deal.agreedOn` in days is 4, the rule wants at most 7");
            assertThat(fired.concluded()).startsWith("sign `fast-yes`: the yes came fast");
        });
    }

    @Test
    void aMissGoesDownToTheFieldThatIsNotAsTheRuleWantsIt() throws IOException {
        CancellationEvent event =
                event(",\"meetings\":5,\"openedOn\":\"2026-02-20\",\"agreedOn\":\"2026-02-24\"", "", "");
        WhyNot.Check rushed =
                why(event, "build-trust-first").nearest().get(0).failed().get(0);
        assertThat(rushed.text()).isEqualTo("`TRUST.RUSHED` (the yes came before the trust) is not a likely reason");
        WhyNot.Miss evidence = Objects.requireNonNull(rushed.under());
        assertThat(evidence.rule()).isEqualTo("trust/yes-came-fast");
        WhyNot.Check sign = evidence.failed().get(0);
        assertThat(sign.text()).isEqualTo("there is no sign of \"The yes came fast, after few meetings\" (`fast-yes`)");
        assertThat(Objects.requireNonNull(sign.under()).failed())
                .containsExactly(
                        new WhyNot.Check("`deal.meetings` is 5, the rule wants at most 2", "deal.meetings", null));
    }

    @Test
    void aFieldThatIsMissingIsNotKnown() throws IOException {
        WhyNot missed = why(event("", "", ",\"reasonCode\":\"FEAR\""), "revisit-the-mission");
        assertThat(missed.outcome()).isEqualTo(WhyNot.Outcome.WITHHELD);
        assertThat(missed.because()).startsWith("policy `TC-6` withholds it: `deal.mission` is not on record");
        assertThat(missed.nearest().get(0).held()).containsExactly("the nature of the back-out is `FEAR` (cold feet)");
        assertThat(missed.nearest().get(0).failed())
                .containsExactly(new WhyNot.Check("`deal.mission` is not known", "deal.mission", null));
    }

    @Test
    void whatARuleWantsNotToBeSoAndIsSoIsSaidAsThat() throws IOException {
        WhyNot missed = why(event("", ",\"deceased\":true", ""), "listen-and-understand");
        assertThat(missed.nearest())
                .filteredOn(miss -> miss.rule().equals("listen-and-understand/any-back-out"))
                .singleElement()
                .satisfies(miss -> assertThat(miss.failed())
                        .extracting(WhyNot.Check::text)
                        .containsExactly("the client died (`client-died`), and the rule wants that not to be so"));
    }

    @Test
    void aPlayThatIsOutweighedIsToldWithItsPoints() throws IOException {
        CancellationEvent event = event(
                "",
                ",\"answers\":{\"needs-what-we-do\":\"no\"},\"values\":[\"greed\"]",
                ",\"reasonCode\":\"FEAR\",\"seller\":{\"id\":\"s\",\"values\":[\"craft\"]}");
        WhyNot missed = why(event, "gain-agreement");
        assertThat(missed.outcome()).isEqualTo(WhyNot.Outcome.OUTWEIGHED);
        assertThat(missed.because())
                .contains("points for it and -40 because the client is not a fit, which is -")
                .endsWith(" in all");
    }

    @Test
    void aPlayThatIsRecommendedIsToldWithWhatComesFirst() throws IOException {
        CancellationEvent event = event("", "", ",\"channel\":\"EMAIL\"");
        assertThat(why(event, "call-or-meet").because()).startsWith("it comes first, with ");
        WhyNot second = why(event, "keep-the-door-open");
        assertThat(second.outcome()).isEqualTo(WhyNot.Outcome.RECOMMENDED);
        assertThat(second.because()).contains("first comes `call-or-meet` with ");
    }

    @Test
    void theSmallestChangeThatPutsAPlayOnTopIsFoundAndDecided() throws IOException {
        CancellationEvent event =
                event(",\"meetings\":5,\"openedOn\":\"2026-02-20\",\"agreedOn\":\"2026-02-24\"", "", "");
        Counterfactual whatIf = whatIf(event, "build-trust-first");
        assertThat(whatIf.complete()).isTrue();
        assertThat(whatIf.found().get(0).first()).isEqualTo("build-trust-first");
        assertThat(whatIf.found().get(0).text())
                .isEqualTo("if `deal.meetings` were 2 (now 5), \"Slow down and let trust grow\" (`build-trust-first`)"
                        + " would come first");
    }

    @Test
    void twoFieldsAreChangedTogetherWhereOneDoesNotDo() throws IOException {
        CancellationEvent event = event(
                ",\"amount\":12000,\"currency\":\"USD\"",
                ",\"values\":[\"craft\"],\"mindChanges\":1",
                ",\"seller\":{\"id\":\"s\",\"values\":[\"craft\"]}");
        Counterfactual whatIf = whatIf(event, "PURSUE");
        assertThat(whatIf.found()).isNotEmpty().allSatisfy(found -> {
            assertThat(found.verdict()).isEqualTo(Verdict.PURSUE);
            assertThat(found.changes())
                    .extracting(Counterfactual.Change::field)
                    .containsExactlyInAnyOrder("client.answers.needs-what-we-do", "client.answers.decision-maker");
        });
    }

    @Test
    void whereNothingIsFoundTheSearchSaysHowMuchItTried() throws IOException {
        Counterfactual whatIf = whatIf(event("", ",\"deceased\":true", ""), "PURSUE");
        assertThat(whatIf.found()).isEmpty();
        assertThat(whatIf.because()).startsWith("none found among " + whatIf.tried() + " changes tried");
        assertThat(whatIf.tried())
                .isPositive()
                .isLessThanOrEqualTo(Shipped.ruleset().settings().limits().counterfactuals());
    }

    @Test
    void whatIsSoAlreadyNeedsNoChange() throws IOException {
        Counterfactual whatIf = whatIf(event("", "", ",\"channel\":\"EMAIL\""), "call-or-meet");
        assertThat(whatIf.because()).isEqualTo("it is so already");
        assertThat(whatIf.tried()).isZero();
    }

    @Test
    void datesAreShiftedInWords() throws IOException {
        CancellationEvent event = event(",\"invokesRightToCancel\":true,\"rightToCancelUntil\":\"2026-03-06\"", "", "");
        assertThat(whatIf(event, Ask.ANYTHING).found())
                .anySatisfy(found -> assertThat(found.text())
                        .startsWith("if `deal.rightToCancelUntil` were 5 days earlier (2026-03-01, now 2026-03-06)"));
    }

    @Test
    void whatIsAskedForIsSpelledAsThePlaybookDoes() {
        assertThat(Ask.faultOfWhy(Shipped.ruleset(), "stay-putt"))
                .hasValue("must be a play of the playbook; did you mean `stay-put`?");
        assertThat(Ask.faultOfWhatIf(Shipped.ruleset(), "PERSUE"))
                .hasValue("must be a play of the playbook, a verdict or `ANYTHING`; did you mean `PURSUE`?");
        assertThat(Ask.faultOfWhatIf(Shipped.ruleset(), Ask.goal("pursue"))).isEmpty();
    }
}
