package io.saveplay.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saveplay.rulebook.Decider;
import io.saveplay.rulebook.Shipped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a change of a rule comes to: noticed by a scenario, or by nobody. */
final class MutationTest {
    private static final Tools TOOLS = new Tools(new Decider(Clock.systemUTC()), Shipped.reader());

    private static final String LOOSE = """
            - name: a mail is answered by voice, and whom nobody met is asked why
              given: { channel: EMAIL, live: false, deal: { meetings: 2 } }
              then: { recommends: [ call-or-meet, ask-why ] }

            - name: a call after five meetings needs neither
              given: { channel: PHONE, live: true, deal: { meetings: 5 } }
              then: { quiet: [ call-or-meet/in-writing, ask-why/few-meetings ] }
            """;

    private static List<String> survivors(String scenarios) {
        return Mutation.of(
                        Tested.of(Shipped.load(TinyRules.with(scenarios)), TOOLS),
                        TOOLS,
                        rule -> true,
                        (done, all) -> {})
                .stream()
                .filter(Mutation.Outcome::survived)
                .map(one -> one.place() + " " + one.mutant().text())
                .toList();
    }

    @Test
    void whatNoScenarioNoticesIsToldWithItsPlace() {
        assertThat(survivors(LOOSE))
                .containsExactly(
                        "plays/talk.drl:18:9 `meetings < 3` → `meetings <= 3`",
                        "plays/talk.drl:20:34 `20` → `10`",
                        "plays/talk.drl:8:17 `channel in ( Channel.EMAIL, Channel.CHAT )` left out",
                        "plays/talk.drl:8:17 `channel in ( Channel.EMAIL, Channel.CHAT )`"
                                + " → `channel in ( Channel.EMAIL )`",
                        "plays/talk.drl:8:17 `channel in ( Channel.EMAIL, Channel.CHAT )`"
                                + " → `channel in ( Channel.EMAIL, Channel.PORTAL )`",
                        "plays/talk.drl:8:61 `live != true || clearNo == true` left out",
                        "plays/talk.drl:8:77 `clearNo == true` left out",
                        "plays/talk.drl:8:77 `clearNo == true` → `clearNo != true`",
                        "plays/talk.drl:8:77 `clearNo == true` → `clearNo == false`",
                        "plays/talk.drl:10:39 `50` → `25`");
    }

    @Test
    void aScenarioAtTheBoundaryNoticesAThresholdThatMoves() {
        String strict = LOOSE + """

                - name: three meetings are enough
                  given: { channel: PHONE, live: true, deal: { meetings: 3 } }
                  then: { quiet: [ ask-why/few-meetings ] }
                """;
        assertThat(survivors(LOOSE)).anyMatch(one -> one.contains("meetings <= 3"));
        assertThat(survivors(strict)).noneMatch(one -> one.contains("meetings"));
    }

    @Test
    void aThresholdOfTheShippedRulesDoesNotMoveUnnoticed() {
        List<Integer> seen = new ArrayList<>();
        List<Mutation.Outcome> outcomes = Mutation.of(
                Tested.of(Shipped.ruleset(), TOOLS),
                TOOLS,
                rule -> rule.name().equals("history/changes-mind"),
                (done, all) -> seen.add(done));
        assertThat(outcomes)
                .extracting(one -> one.mutant().text())
                .containsExactly(
                        "`mindChanges >= 3` left out",
                        "`mindChanges >= 3` → `mindChanges > 3`",
                        "`mindChanges >= 3` → `mindChanges >= 2`");
        assertThat(outcomes)
                .allSatisfy(one -> assertThat(one.noticedBy()).startsWith("signals/history.scenarios.yaml:"));
        assertThat(seen).containsExactly(1, 2, 3);
    }

    @Test
    void aScenarioThatFailsAnywayIsNoWitness() {
        String failing = LOOSE.replace("meetings: 5", "meetings: 1");
        assertThatThrownBy(() -> survivors(failing)).isInstanceOf(IllegalArgumentException.class);
    }
}
