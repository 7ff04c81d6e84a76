package io.saveplay.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saveplay.decision.Counterfactual;
import io.saveplay.decision.Decision;
import io.saveplay.decision.DecisionWriter;
import io.saveplay.decision.Experience;
import io.saveplay.decision.Recall;
import io.saveplay.intake.EventGenerator;
import io.saveplay.rulebook.Decider;
import io.saveplay.rulebook.Experiences;
import io.saveplay.rulebook.Shipped;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What was learned is part of everything that an answer says, not of the ranking alone. */
final class RecallTest {
    private static final long SEED = 17;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Decider.Wish PLAIN = new Decider.Wish(false, false);
    private static final Decider.Wish ASKED = new Decider.Wish(false, true);
    private static final Pattern FIRST = Pattern.compile("if it is `(true|false|\\d+)`, `(.+)` comes first instead.*");

    private final Explainer explainer = new Explainer(new Decider(Clock.systemUTC()));
    private final EventGenerator events = new EventGenerator(SEED);
    private final Random random = new Random(SEED);

    private Decider.Decided decide(JsonNode event, Decider.Wish wish, Ask ask, Recall recall) {
        return explainer.decide(Shipped.ruleset(), Shipped.event(event), wish, ask, recall, explainer.moment());
    }

    private String first(JsonNode event, Recall recall) {
        return decide(event.deepCopy(), PLAIN, Ask.NOTHING, recall)
                .decision()
                .recommendations()
                .get(0)
                .play();
    }

    private static void set(ObjectNode event, String field, JsonNode value) {
        String[] names = field.split("\\.", 3);
        JsonNode parent = event;
        for (int i = 0; i < names.length - 1; i++) {
            JsonNode at = parent.isArray() ? parent.path(Integer.parseInt(names[i])) : parent.path(names[i]);
            parent = at.isMissingNode() ? ((ObjectNode) parent).putObject(names[i]) : at;
        }
        ((ObjectNode) parent).set(names[names.length - 1], value);
    }

    @Test
    void whatToAskFirstGoesByWhatWasLearned() throws IOException {
        int checked = 0;
        for (int i = 0; i < 60; i++) {
            ObjectNode event = events.next();
            Recall recall = new Recall(Experiences.random(random), false);
            Decision decision =
                    decide(event.deepCopy(), ASKED, Ask.NOTHING, recall).decision();
            for (Decision.Question question : decision.askFirst()) {
                Matcher told = FIRST.matcher(question.because());
                if (told.matches()) {
                    ObjectNode known = event.deepCopy();
                    set(known, question.field(), JSON.readTree(told.group(1)));
                    assertThat(first(known, recall))
                            .as("event %d of seed %d: %s", i, SEED, question)
                            .isEqualTo(told.group(2));
                    checked++;
                }
            }
        }
        assertThat(checked).isGreaterThan(10);
    }

    @Test
    void whatWouldHaveChangedTheAnswerGoesByWhatWasLearned() {
        int checked = 0;
        for (int i = 0; i < 6; i++) {
            ObjectNode event = events.next();
            Recall recall = new Recall(Experiences.random(random), false);
            Decision decision = decide(event.deepCopy(), PLAIN, new Ask(null, Ask.ANYTHING), recall)
                    .decision();
            Counterfactual whatIf = Objects.requireNonNull(
                    Objects.requireNonNull(decision.explanation()).whatIf());
            for (Counterfactual.Found found : whatIf.found()) {
                ObjectNode changed = event.deepCopy();
                found.changes().forEach(change -> set(changed, change.field(), change.to()));
                assertThat(first(changed, recall))
                        .as("event %d of seed %d: %s", i, SEED, found)
                        .isEqualTo(found.first());
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(10);
    }

    @Test
    void aDecisionMadeAnewIsTheSameByteForByte() throws IOException {
        Ask ask = new Ask("ask-why", null);
        for (int i = 0; i < 20; i++) {
            ObjectNode event = events.next();
            Experience experience = Experiences.random(random);
            Decider.Moment moment = explainer.moment();
            Decider.Decided one = explainer.decide(
                    Shipped.ruleset(),
                    Shipped.event(event.deepCopy()),
                    ASKED,
                    ask,
                    new Recall(experience, i % 2 == 0),
                    moment);
            Experience kept = JSON.readValue(JSON.writeValueAsBytes(experience), Experience.class);
            Decider.Decided anew = explainer.decide(
                    Shipped.ruleset(),
                    Shipped.event(event.deepCopy()),
                    ASKED,
                    ask,
                    new Recall(kept, i % 2 == 0),
                    new Decider.Moment(moment.id(), moment.at()));
            assertThat(DecisionWriter.write(anew.decision())).isEqualTo(DecisionWriter.write(one.decision()));
            assertThat(anew.decision().id()).isEqualTo(moment.id());
            assertThat(anew.decision().decidedAt()).isEqualTo(moment.at());
            assertThat(anew.learned()).isEqualTo(one.learned());
        }
    }

    @Test
    void itIsToldWhetherAReasonWasReadInWhatTheClientStated() throws IOException {
        assertThat(understood("\"statedReason\":\"we cannot afford it this year\""))
                .isTrue();
        assertThat(understood("\"statedReason\":\"zebras at the gate\"")).isFalse();
        assertThat(understood("\"statedReason\":\"zebras at the gate\",\"notes\":\"they cannot afford it\""))
                .as("the notes are not what the client stated")
                .isFalse();
        assertThat(understood("\"notes\":\"zebras at the gate\"")).isTrue();
    }

    private boolean understood(String more) throws IOException {
        JsonNode event = JSON.readTree("{\"id\":\"e\",\"occurredAt\":\"2026-03-02T15:00:00Z\",\"deal\":{\"id\":\"d\"},"
                + "\"client\":{\"id\":\"c\"}," + more + "}");
        return decide(event, PLAIN, Ask.NOTHING, Recall.NOTHING).understood();
    }

    @Test
    void momentsAreWholeMillisecondsWhichADatabaseCanHold() {
        Instant at = explainer.moment().at();
        assertThat(at).isEqualTo(at.truncatedTo(ChronoUnit.MILLIS));
    }
}
