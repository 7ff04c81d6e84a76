package io.saveplay.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saveplay.decision.Conclusions;
import io.saveplay.decision.Diagnosis;
import io.saveplay.decision.Experience;
import io.saveplay.decision.Playbook;
import io.saveplay.decision.Ranking;
import io.saveplay.decision.Recall;
import io.saveplay.event.CancellationEvent;
import io.saveplay.intake.EventGenerator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What is asked again after a change of an event comes to what the engine makes of the changed event. */
final class ReevaluationTest {
    private static final int EVENTS = 40;
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private static Course whole(CancellationEvent event) {
        return Evaluation.of(Shipped.ruleset(), event.client(), Shipped.facts(event), null);
    }

    private static List<CancellationEvent> events() {
        List<CancellationEvent> events = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            events.add(Shipped.event(new EventGenerator(i).next()));
        }
        return events;
    }

    @Test
    void eachAnswerToEachQuestionComesToTheSame() {
        Set<String> changing = new TreeSet<>();
        for (CancellationEvent event : events()) {
            Course course = whole(event);
            Reevaluation again = new Reevaluation(Shipped.ruleset(), course);
            for (Asking question : Shipped.ruleset().prepared().questions()) {
                for (Asking.Try attempt : question.tries()) {
                    CancellationEvent changed =
                            question.place().with(new EventField.Parts(event), attempt.value(TODAY));
                    Course then = again.of(changed.client(), Shipped.facts(changed));
                    assertThat(then.conclusions())
                            .as("%s = %s of %s", question.field(), attempt.words(), event)
                            .isEqualTo(whole(changed).conclusions());
                    if (!then.conclusions().equals(course.conclusions())) {
                        changing.add(question.field());
                    }
                }
            }
        }
        // Else they would have nothing to come to.
        assertThat(changing).hasSizeGreaterThan(25);
    }

    @Test
    void whatIsSaidToRankAlikeRanksAlike() {
        Playbook playbook = Shipped.ruleset().playbook();
        // Something learned of every play in every family, so that both count in a ranking.
        List<Experience.Cell> cells = new ArrayList<>();
        for (String play : playbook.plays().keySet()) {
            int points = 0;
            for (String family : List.of("BUDGET", "FEAR", "TRUST", "COMPETITOR", Diagnosis.UNSTATED)) {
                cells.add(new Experience.Cell(play, family, null, ++points, 30, 60));
            }
        }
        Recall recall = new Recall(Experience.of(cells), false);
        int alike = 0;
        for (CancellationEvent event : events()) {
            Course course = whole(event);
            Reevaluation again = new Reevaluation(Shipped.ruleset(), course);
            Ranking ranking = Ranking.of(playbook, course.conclusions(), null, recall);
            for (Asking question : Shipped.ruleset().prepared().questions()) {
                for (Asking.Try attempt : question.tries()) {
                    CancellationEvent changed =
                            question.place().with(new EventField.Parts(event), attempt.value(TODAY));
                    Conclusions then =
                            again.of(changed.client(), Shipped.facts(changed)).conclusions();
                    if (then.rankLike(course.conclusions())) {
                        alike++;
                        assertThat(Ranking.of(playbook, then, null, recall))
                                .as("%s = %s of %s", question.field(), attempt.words(), event)
                                .isEqualTo(ranking);
                    }
                }
            }
        }
        assertThat(alike).isGreaterThan(EVENTS);
    }

    @Test
    void anotherEventAltogetherComesToTheSame() {
        List<CancellationEvent> events = events();
        Reevaluation again = new Reevaluation(Shipped.ruleset(), whole(events.get(0)));
        for (CancellationEvent event : events) {
            assertThat(again.of(event.client(), Shipped.facts(event)).conclusions())
                    .isEqualTo(whole(event).conclusions());
        }
    }

    @Test
    void aValueIsPutWhereTheReaderOfEventsWouldPutIt() {
        for (int i = 0; i < EVENTS; i++) {
            ObjectNode json = new EventGenerator(i).next();
            for (Asking question : Shipped.ruleset().prepared().questions()) {
                Asking.Try attempt = question.tries().get(0);
                if (attempt.fixed() == null || !(attempt.fixed() instanceof String text)) {
                    continue;
                }
                CancellationEvent put = question.place().with(new EventField.Parts(Shipped.event(json)), text);
                ObjectNode with = json.deepCopy();
                String[] path = question.field().split("\\.", 3);
                ObjectNode parent = with;
                for (int step = 0; step < path.length - 1; step++) {
                    parent = parent.withObjectProperty(path[step]);
                }
                parent.put(path[path.length - 1], text);
                assertThat(put).as(question.field()).isEqualTo(Shipped.event(with));
                assertThat(question.place().isKnown(new EventField.Parts(put))).isTrue();
            }
        }
    }
}
