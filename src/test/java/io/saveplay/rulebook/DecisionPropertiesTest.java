package io.saveplay.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import io.saveplay.decision.Decision;
import io.saveplay.decision.DecisionWriter;
import io.saveplay.decision.PlayKind;
import io.saveplay.decision.Ranking;
import io.saveplay.decision.Recall;
import io.saveplay.decision.Verdict;
import io.saveplay.event.CancellationEvent;
import io.saveplay.intake.Contract;
import io.saveplay.intake.EventGenerator;
import java.io.IOException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What holds for the decision on any event. */
final class DecisionPropertiesTest {
    private static final int EVENTS = 10_000;
    private static final long SEED = 20260302;
    /** The search for missing facts costs dozens of evaluations, so not every event gets it. */
    private static final int ASK_EVERY = 20;

    private static final Comparator<Decision.Recommendation> BEST = Comparator.comparing(
                    (Decision.Recommendation r) -> r.kind() != PlayKind.COMPLY)
            .thenComparing(Decision.Recommendation::score, Comparator.reverseOrder())
            .thenComparing(Decision.Recommendation::play);

    @Test
    void anyEventGetsASoundAnswer() throws IOException {
        JsonSchema schema = Contract.load().schema("/components/schemas/Decision");
        ObjectMapper json = new ObjectMapper();
        EventGenerator events = new EventGenerator(SEED);
        Decider decider = new Decider(Clock.systemUTC());
        for (int i = 0; i < EVENTS; i++) {
            ObjectNode event = events.next();
            Decision decision = decider.decide(
                    Shipped.ruleset(), Shipped.event(event.deepCopy()), new Decider.Wish(false, i % ASK_EVERY == 0));
            String which = "event " + i + " of seed " + SEED + ": " + event;
            sound(which, decision);
            if (i % ASK_EVERY == 0) {
                assertThat(schema.validate(json.readTree(DecisionWriter.write(decision))))
                        .as(which)
                        .isEmpty();
            }
        }
    }

    private static void sound(String which, Decision decision) {
        List<Decision.Recommendation> recommendations = decision.recommendations();
        assertThat(recommendations).as(which).isNotEmpty().isSortedAccordingTo(BEST);
        Set<String> withheld =
                decision.withheld().stream().map(Ranking.Withheld::play).collect(Collectors.toSet());
        for (int i = 0; i < recommendations.size(); i++) {
            Decision.Recommendation one = recommendations.get(i);
            assertThat(one.rank()).as(which).isEqualTo(i + 1);
            assertThat(withheld).as(which).doesNotContain(one.play());
            assertThat(one.receipt().stream().mapToInt(Decision.Receipt::points).sum())
                    .as(which)
                    .isEqualTo(one.score());
            assertThat(one.talkTrack().say()).as(which).isNotEmpty();
            assertThat(one.talkTrack().avoid()).as(which).isNotEmpty();
            assertThat(one.talkTrack().say())
                    .as(which)
                    .noneMatch(line -> line.isBlank()
                            || line.contains("  ")
                            || line.contains("NOT_FOUND")
                            || line.contains("\u0000"));
        }
        List<String> planned =
                decision.plan().stream().flatMap(step -> step.plays().stream()).toList();
        assertThat(planned)
                .as(which)
                .containsExactlyInAnyOrderElementsOf(recommendations.stream()
                        .map(Decision.Recommendation::play)
                        .toList());
        assertThat(decision.askFirst()).as(which).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void equalEventsGetEqualAnswers() {
        EventGenerator events = new EventGenerator(SEED + 1);
        Decider decider = new Decider(Clock.systemUTC());
        for (int i = 0; i < 300; i++) {
            ObjectNode event = events.next();
            Decider.Wish wish = new Decider.Wish(true, i % ASK_EVERY == 0);
            Decision one = decider.decide(Shipped.ruleset(), Shipped.event(event.deepCopy()), wish);
            Decision other = decider.decide(Shipped.ruleset(), Shipped.event(event.deepCopy()), wish);
            assertThat(Answers.content(other)).isEqualTo(Answers.content(one));
        }
    }

    @Test
    void noExperienceOverridesAPolicy() {
        Random random = new Random(SEED + 2);
        EventGenerator events = new EventGenerator(SEED + 2);
        Decider decider = new Decider(Clock.systemUTC());
        Decider.Wish wish = new Decider.Wish(false, false);
        int learned = 0;
        for (int i = 0; i < 1_000; i++) {
            ObjectNode event = events.next();
            String which = "event " + i + " of seed " + (SEED + 2) + ": " + event;
            CancellationEvent read = Shipped.event(event);
            Recall recall = new Recall(Experiences.random(random), false);
            Decision byRules = decider.decide(Shipped.ruleset(), read, wish);
            Decider.Decided decided = decider.decide(Shipped.ruleset(), read, wish, recall, decider.moment());
            Decision decision = decided.decision();
            sound(which, decision);
            assertThat(decision.withheld()).as(which).isEqualTo(byRules.withheld());
            assertThat(decision.diagnosis()).as(which).isEqualTo(byRules.diagnosis());
            assertThat(decision.qualification()).as(which).isEqualTo(byRules.qualification());
            assertThat(plays(decision)).as(which).containsExactlyInAnyOrderElementsOf(plays(byRules));
            assertThat(policed(decision)).as(which).isEqualTo(policed(byRules));
            Verdict verdict = decision.qualification().verdict();
            if (verdict == Verdict.NURTURE || verdict == Verdict.RELEASE) {
                assertThat(decision.recommendations()).as(which).isEqualTo(byRules.recommendations());
                assertThat(decided.learned()).as(which).isFalse();
            }
            Decider.Decided heldOut = decider.decide(
                    Shipped.ruleset(), read, wish, new Recall(recall.experience(), true), decider.moment());
            assertThat(heldOut.decision().recommendations()).as(which).isEqualTo(byRules.recommendations());
            assertThat(heldOut.learned()).as(which).isEqualTo(decided.learned());
            learned += decided.learned() ? 1 : 0;
        }
        assertThat(learned).as("decisions on which something learned bears").isGreaterThan(100);
    }

    private static List<String> plays(Decision decision) {
        return decision.recommendations().stream()
                .map(Decision.Recommendation::play)
                .toList();
    }

    /** Score and receipt of what is owed and of how to part. */
    private static Set<List<Object>> policed(Decision decision) {
        return decision.recommendations().stream()
                .filter(one -> one.kind() == PlayKind.COMPLY || one.kind() == PlayKind.RELEASE)
                .map(one -> List.<Object>of(one.play(), one.score(), one.receipt()))
                .collect(Collectors.toSet());
    }
}
