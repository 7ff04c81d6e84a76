package io.saveplay.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.saveplay.rulebook.Decider;
import io.saveplay.rulebook.Shipped;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/** Which constraints the scenarios beside a rule show on both sides. */
final class ConditionCoverageTest {
    private static final Tools TOOLS = new Tools(new Decider(Clock.systemUTC()), Shipped.reader());

    private static ConditionCoverage of(String scenarios) {
        return ConditionCoverage.of(Tested.of(Shipped.load(TinyRules.with(scenarios)), TOOLS), TOOLS);
    }

    @Test
    void aConstraintThatIsNeverSeenOnOneSideIsToldWithItsPlaceAndText() {
        ConditionCoverage coverage = of("""
                - name: a mail about a deal that nobody counted meetings of
                  given: { channel: EMAIL, live: false, deal: { } }
                  then: { recommends: [ call-or-meet ] }
                - name: a clear no on the phone
                  given: { channel: PHONE, live: true, clearNo: true, deal: { } }
                  then: { never: [ call-or-meet ] }
                """);
        String rule = "rule `call-or-meet/in-writing`: ";
        assertThat(coverage.gaps())
                .containsExactly(
                        "plays/talk.drl:18:9: rule `ask-why/few-meetings`: `meetings < 3` is never seen true beside it",
                        "plays/talk.drl:8:45: " + rule + "`channel == Channel.CHAT` is never seen true beside it",
                        "plays/talk.drl:8:61: " + rule
                                + "`live != true || clearNo == true` is never seen false beside it");
        assertThat(coverage.constraints()).hasSize(7);
        assertThat(coverage.bothSides()).isEqualTo(4);
        assertThat(coverage.percent()).isBetween(57.0, 57.2);
    }

    @Test
    void scenariosOnBothSidesOfEachConstraintLeaveNothingToTell() {
        ConditionCoverage coverage = of("""
                - name: a mail after two meetings
                  given: { channel: EMAIL, live: false, deal: { meetings: 2 } }
                  then: { recommends: [ call-or-meet, ask-why ] }
                - name: a chat that goes on and ends with a clear no
                  given: { channel: CHAT, live: true, clearNo: true, deal: { meetings: 3 } }
                  then: { recommends: [ call-or-meet ] }
                - name: a call that goes on
                  given: { channel: PHONE, live: true, deal: { meetings: 3 } }
                  then: { never: [ call-or-meet, ask-why ] }
                """);
        assertThat(coverage.gaps()).isEmpty();
        assertThat(coverage.percent()).isEqualTo(100);
    }
}
