package io.saveplay.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.saveplay.decision.Decision;
import io.saveplay.decision.PlayKind;
import io.saveplay.decision.Ranking;
import io.saveplay.decision.Recall;
import io.saveplay.event.CancellationEvent;
import io.saveplay.intake.EventGenerator;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The search leaves many values untried, and yet asks for what a search that tries all of them would ask for. */
final class WhatIfTest {
    private static final int EVENTS = 400;
    private static final int TOP = 3;
    private static final Decider DECIDER = new Decider(Clock.systemUTC());

    private record Change(String field, double weighed) {}

    private static Decision decide(CancellationEvent event, boolean askFirst) {
        return DECIDER.decide(Shipped.ruleset(), event, new Decider.Wish(false, askFirst));
    }

    @Test
    void whatIsAskedForIsWhatWouldChangeMostOfAll() {
        int full = 0;
        EventGenerator events = new EventGenerator(20261127);
        for (int i = 0; i < EVENTS; i++) {
            CancellationEvent event = Shipped.event(events.next());
            Decision decision = decide(event, true);
            assertThat(decision.askFirst())
                    .extracting(Decision.Question::field)
                    .as("of %s", event)
                    .isEqualTo(byTryingAll(event, decision));
            full += decision.askFirst().size() == TOP ? 1 : 0;
        }
        // Only where there are three can the search be content with them.
        assertThat(full).isGreaterThan(EVENTS / 4);
    }

    @Test
    void whatCouldNotChangeAsMuchAsThreeOthersIsNotTried() {
        Ruleset ruleset = Shipped.ruleset();
        AtomicInteger tried = new AtomicInteger();
        Function<CancellationEvent, Ranking> rank = changed -> {
            tried.incrementAndGet();
            Course course = Evaluation.of(ruleset, changed.client(), Shipped.facts(changed), null);
            return Ranking.of(
                    ruleset.playbook(), course.conclusions(), changed.client().segment(), Recall.NOTHING);
        };
        EventGenerator events = new EventGenerator(20261127);
        int triedWhereThree = 0;
        int valuesWhereThree = 0;
        for (int i = 0; i < EVENTS / 4; i++) {
            CancellationEvent event = Shipped.event(events.next());
            Ranking now = rank.apply(event);
            tried.set(0);
            if (new WhatIf(ruleset, rank.andThen(WhatIf::top))
                            .askFirst(event, now, true)
                            .size()
                    == TOP) {
                triedWhereThree += tried.get();
                valuesWhereThree += values(event);
            }
        }
        assertThat(triedWhereThree).isPositive().isLessThan(valuesWhereThree * 9 / 10);
    }

    @Test
    void whereNotAllCanBeTriedTheOrderOfTheTableChangesNothing() {
        Map<String, String> files = new HashMap<>(Shipped.read().files());
        files.compute("ruleset.yaml", (path, text) -> text.replace("whatIfs: 80", "whatIfs: 12"));
        Ruleset few = Shipped.load(RulesFolder.of(files));
        List<String> rows =
                new ArrayList<>(List.of(files.getOrDefault("questions.yaml", "").split("(?m)^(?=- field: )")));
        Collections.reverse(rows.subList(1, rows.size()));
        files.put("questions.yaml", rows.stream().map(row -> row.strip() + "\n").collect(Collectors.joining()));
        Ruleset reversed = Shipped.load(RulesFolder.of(files));
        EventGenerator events = new EventGenerator(20261127);
        int less = 0;
        for (int i = 0; i < EVENTS / 4; i++) {
            CancellationEvent event = Shipped.event(events.next());
            List<Decision.Question> asked = askFirst(few, event);
            assertThat(asked).as("of %s", event).isEqualTo(askFirst(reversed, event));
            less += asked.equals(askFirst(Shipped.ruleset(), event)) ? 0 : 1;
        }
        // Else all could have been tried.
        assertThat(less).isPositive();
    }

    private static List<Decision.Question> askFirst(Ruleset ruleset, CancellationEvent event) {
        return DECIDER.decide(ruleset, event, new Decider.Wish(false, true)).askFirst();
    }

    /** How many values there are of what an event does not say, but for the reason. */
    private static int values(CancellationEvent event) {
        return Shipped.ruleset().prepared().questions().stream()
                .filter(question -> !question.place().isKnown(new EventField.Parts(event))
                        && !question.field().equals("reasonCode"))
                .mapToInt(question -> question.tries().size())
                .sum();
    }

    private static List<String> byTryingAll(CancellationEvent event, Decision now) {
        LocalDate today =
                event.occurredAt().atZone(Shipped.ruleset().settings().zone()).toLocalDate();
        boolean reasonKnown =
                !Shipped.ruleset().mentions().words(event).mentions().isEmpty();
        List<Change> changes = new ArrayList<>();
        for (Asking question : Shipped.ruleset().prepared().questions()) {
            if (question.place().isKnown(new EventField.Parts(event))
                    || (reasonKnown && question.field().equals("reasonCode"))) {
                continue;
            }
            double change = 0;
            for (Asking.Try attempt : question.tries()) {
                Decision then = decide(question.place().with(new EventField.Parts(event), attempt.value(today)), false);
                change += distance(now, then) * attempt.chance();
            }
            if (change > 0) {
                changes.add(new Change(question.field(), change));
            }
        }
        return changes.stream()
                .sorted(Comparator.comparingDouble(Change::weighed).reversed().thenComparing(Change::field))
                .limit(TOP)
                .map(Change::field)
                .toList();
    }

    /** What is owed stays first whatever follows it, so a change behind it is none. */
    private static int distance(Decision now, Decision then) {
        boolean owed = now.recommendations().get(0).kind() == PlayKind.COMPLY;
        if (owed && play(now, 0).equals(play(then, 0))) {
            return 0;
        }
        int distance = 0;
        for (int place = 0; place < TOP; place++) {
            distance += play(now, place).equals(play(then, place)) ? 0 : TOP - place;
        }
        return distance;
    }

    private static String play(Decision decision, int place) {
        return place < decision.recommendations().size()
                ? decision.recommendations().get(place).play()
                : "";
    }
}
