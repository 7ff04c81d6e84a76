package io.saveplay.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.saveplay.decision.Counterfactual;
import io.saveplay.decision.Decision;
import io.saveplay.decision.Play;
import io.saveplay.decision.Verdict;
import io.saveplay.decision.WhyNot;
import io.saveplay.drl.Linked;
import io.saveplay.drl.LinkedRule;
import io.saveplay.drl.Matcher;
import io.saveplay.event.CancellationEvent;
import io.saveplay.intake.EventGenerator;
import io.saveplay.rulebook.Decider;
import io.saveplay.rulebook.RuleInfo;
import io.saveplay.rulebook.Ruleset;
import io.saveplay.rulebook.Shipped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whatever an explanation claims of an event is so, for events of every kind. */
final class TruthTest {
    private static final int EVENTS = 300;
    /** A search decides some hundred events. */
    private static final int SEARCHES_EVERY = 25;

    private static final Decider.Wish PLAIN = new Decider.Wish(false, false);
    private static final Ruleset RULESET = Shipped.ruleset();
    private static final Decider DECIDER = new Decider(Clock.systemUTC());

    @Test
    void whatARuleLacksFailsAndTheRestHolds() {
        int claims = 0;
        for (int i = 0; i < EVENTS; i++) {
            Decider.Observed observed = DECIDER.observe(RULESET, event(i), PLAIN);
            for (RuleInfo rule : RULESET.rules()) {
                LinkedRule linked = RULESET.linked(rule.name());
                List<Object> facts = observed.seenBy(rule.layer());
                Nearest.Way way = Nearest.of(linked, facts);
                assertThat(way.failed() == 0)
                        .as("event %d, %s", i, rule.name())
                        .isEqualTo(observed.fired().contains(rule.name()));
                way.findings().forEach(finding -> check(linked, facts, finding));
                claims += way.findings().size();
            }
        }
        assertThat(claims).isGreaterThan(EVENTS * RULESET.rules().size());
    }

    private static void check(LinkedRule rule, List<Object> facts, Finding finding) {
        if (finding instanceof Finding.Tested tested) {
            assertThat(passes(tested.test(), tested.own(), tested.bySlot())).isEqualTo(tested.held());
        } else if (finding instanceof Finding.Present present) {
            assertThat(facts).contains(present.fact());
        } else if (finding instanceof Finding.Absent absent) {
            assertThat(facts)
                    .noneMatch(fact -> absent.pattern().type().isInstance(fact)
                            && absent.pattern().tests().stream().allMatch(test -> passes(test, fact, absent.bySlot())));
        } else if (finding instanceof Finding.NoneThere none) {
            assertThat(Matcher.first(rule, none.condition().inner(), none.bySlot(), facts))
                    .isEmpty();
        } else if (finding instanceof Finding.Unwanted unwanted) {
            assertThat(Matcher.first(rule, unwanted.condition().inner(), unwanted.bySlot(), facts))
                    .isPresent();
        }
    }

    private static boolean passes(Linked.Test test, Object fact, List<?> bySlot) {
        return test.passes(fact, Linked.named(test.others(), bySlot.toArray()));
    }

    @Test
    void whereOneFieldIsMissingARuleFiresOnceTheFieldIsAsItWants() {
        int checked = 0;
        for (int i = 0; i < EVENTS; i++) {
            CancellationEvent event = event(i);
            Decision decision = explained(event, Ask.NOTHING);
            Map<String, WhyNot.Miss> leaves = new TreeMap<>();
            Objects.requireNonNull(decision.explanation())
                    .whyNot()
                    .forEach(play -> play.nearest().forEach(miss -> leaf(miss, leaves)));
            List<Alternative> alternatives = new Alternatives(RULESET, event).all();
            for (WhyNot.Miss leaf : leaves.values()) {
                String field = Objects.requireNonNull(leaf.failed().get(0).field());
                assertThat(alternatives)
                        .as("event %d: %s", i, leaf)
                        .filteredOn(one -> one.field().equals(field))
                        .anyMatch(one -> DECIDER.observe(
                                        RULESET,
                                        new EventTree(event).with(List.of(one)).orElseThrow(),
                                        PLAIN)
                                .fired()
                                .contains(leaf.rule()));
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(EVENTS);
    }

    /** A rule that lacks one plain field of the event, at the end of a chain of what is missing. */
    private static void leaf(WhyNot.Miss miss, Map<String, WhyNot.Miss> leaves) {
        if (miss.failed().size() == 1 && miss.failed().get(0).field() != null) {
            leaves.put(miss.rule(), miss);
        }
        miss.failed().stream().map(WhyNot.Check::under).filter(Objects::nonNull).forEach(under -> leaf(under, leaves));
    }

    @Test
    void everyPlayIsToldWithWhatBecameOfIt() {
        for (int i = 0; i < EVENTS; i++) {
            Decision decision = explained(event(i), Ask.NOTHING);
            List<String> recommended = decision.recommendations().stream()
                    .map(Decision.Recommendation::play)
                    .toList();
            List<WhyNot> whyNot = Objects.requireNonNull(decision.explanation()).whyNot();
            assertThat(whyNot)
                    .extracting(WhyNot::play)
                    .containsExactlyElementsOf(RULESET.playbook().plays().keySet().stream()
                            .filter(play -> !recommended.contains(play))
                            .toList());
            assertThat(whyNot).allSatisfy(play -> {
                assertThat(play.outcome() == WhyNot.Outcome.WITHHELD)
                        .isEqualTo(decision.withheld().stream()
                                .anyMatch(one -> one.play().equals(play.play())));
                assertThat(play.because())
                        .doesNotContain("null", "Expression", "[")
                        .isNotBlank();
            });
        }
    }

    @Test
    void whatAChangeBringsAboutIsWhatDecidingTheChangedEventGives() {
        int found = 0;
        for (int i = 0; i < EVENTS; i += SEARCHES_EVERY) {
            CancellationEvent event = event(i);
            List<String> goals = new ArrayList<>(List.of("PURSUE", "RELEASE", Ask.ANYTHING));
            goals.add(RULESET.playbook().plays().values().stream()
                    .map(Play::id)
                    .skip(i % RULESET.playbook().plays().size())
                    .findFirst()
                    .orElseThrow());
            for (String goal : goals) {
                Decision now = explained(event, new Ask(null, goal));
                Counterfactual whatIf = Objects.requireNonNull(
                        Objects.requireNonNull(now.explanation()).whatIf());
                for (Counterfactual.Found one : whatIf.found()) {
                    found++;
                    Decision then = DECIDER.decide(RULESET, changed(event, one), PLAIN);
                    String first = then.recommendations().get(0).play();
                    Verdict verdict = then.qualification().verdict();
                    assertThat(one.first()).as("event %d, %s: %s", i, goal, one).isEqualTo(first);
                    assertThat(one.verdict()).isEqualTo(verdict);
                    assertThat(goal.equals(first)
                                    || goal.equals(verdict.name())
                                    || (goal.equals(Ask.ANYTHING)
                                            && !(first + verdict)
                                                    .equals(now.recommendations()
                                                                    .get(0)
                                                                    .play()
                                                            + now.qualification()
                                                                    .verdict())))
                            .isTrue();
                }
            }
        }
        assertThat(found).isGreaterThan(25);
    }

    private static CancellationEvent changed(CancellationEvent event, Counterfactual.Found found) {
        return new EventTree(event)
                .with(found.changes().stream()
                        .map(change -> new Alternative(change.field(), change.to(), 0, ""))
                        .toList())
                .orElseThrow();
    }

    private static Decision explained(CancellationEvent event, Ask ask) {
        return new Explainer(DECIDER).decide(RULESET, event, new Decider.Wish(true, false), ask);
    }

    private static CancellationEvent event(int seed) {
        return Shipped.event(new EventGenerator(seed).next());
    }
}
