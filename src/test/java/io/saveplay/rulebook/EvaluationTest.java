package io.saveplay.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.saveplay.decision.Decision;
import io.saveplay.event.CancellationEvent;
import java.io.IOException;
import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class EvaluationTest {
    private static final Decider DECIDER = new Decider(Clock.systemUTC());
    private static final Decider.Wish EXPLAINED = new Decider.Wish(true, false);

    private static CancellationEvent event(String json) throws IOException {
        return Shipped.event(
                new ObjectMapper().readTree("{\"id\":\"e\",\"occurredAt\":\"2026-03-02T09:30:00Z\"," + json + "}"));
    }

    private static Ruleset with(String file, String text) {
        Map<String, String> files = new HashMap<>(Shipped.read().files());
        files.put(file, text);
        return Shipped.load(RulesFolder.of(files));
    }

    private static String settings(String from, String to) {
        return String.valueOf(Shipped.read().files().get("ruleset.yaml")).replace(from, to);
    }

    private static Decision.Explanation explanation(Decision decision) {
        return Objects.requireNonNull(decision.explanation());
    }

    @Test
    void tooManyFiringsAreAnErrorAndTheNextEventIsDecided() throws IOException {
        Ruleset limited = with("ruleset.yaml", settings("firings: 2000", "firings: 30"));
        CancellationEvent event = event("\"deal\":{\"id\":\"d\"},\"client\":{\"id\":\"c\"}");
        CancellationEvent rich = event("""
                "kind":"CANCELLED","channel":"EMAIL","reasonCode":"FEAR","closingAttempt":2,"saveAttempts":2,
                "clearNo":true,"deal":{"id":"d","stage":"SIGNED","amount":90000},
                "client":{"id":"c","mindChanges":4,"goalpostMoves":4,"escalations":3,"grievances":["x"]}""");
        assertThat(DECIDER.decide(limited, event, EXPLAINED).recommendations()).isNotEmpty();
        assertThatThrownBy(() -> DECIDER.decide(limited, rich, EXPLAINED))
                .isInstanceOf(EvaluationException.class)
                .hasMessage("the rules fired more than 30 times for one event");
        assertThat(DECIDER.decide(limited, event, EXPLAINED).recommendations()).isNotEmpty();
    }

    @Test
    void aDeadlineThatHasPassedIsAnError() throws IOException {
        Ruleset late = with("ruleset.yaml", settings("deadline: PT2S", "deadline: PT0S"));
        CancellationEvent event = event("\"deal\":{\"id\":\"d\"},\"client\":{\"id\":\"c\"}");
        assertThatThrownBy(() -> DECIDER.decide(late, event, EXPLAINED))
                .isInstanceOf(EvaluationException.class)
                .hasMessageContaining("longer than 0 ms");
    }

    /** Every way to choose eight of forty concerns, of which none is what the rule asks for in the end. */
    @Test
    void aRuleThatPutsManyFactsTogetherEndsAtTheDeadlineAndTheNextEventIsDecided() throws IOException {
        Map<String, String> files = new HashMap<>(Shipped.read().files());
        files.put("ruleset.yaml", settings("deadline: PT2S", "deadline: PT0.3S"));
        files.put("signals/joins.drl", """
                package signals;

                rule "joins/without-end"
                  @title( "Joins" )
                  @guidance( "BO-1" )
                  @owner( "me" )
                when
                  %s
                  $last : Concern( text != null )
                  not Concern( $last.text != null )
                then
                  insert( new Signal( "never", "never" ) );
                end
                """.formatted("Concern() ".repeat(7)));
        Ruleset joining = Shipped.load(RulesFolder.of(files));
        String concerns = String.join(",", Collections.nCopies(40, "{\"text\":\"dear\",\"resolved\":false}"));
        CancellationEvent event =
                event("\"concerns\":[" + concerns + "],\"deal\":{\"id\":\"d\"},\"client\":{\"id\":\"c\"}");

        assertThatThrownBy(() -> DECIDER.decide(joining, event, EXPLAINED))
                .isInstanceOf(EvaluationException.class)
                .hasMessage("the rules took longer than 300 ms for one event");
        assertThat(DECIDER.decide(joining, event("\"deal\":{\"id\":\"d\"},\"client\":{\"id\":\"c\"}"), EXPLAINED)
                        .recommendations())
                .isNotEmpty();
    }

    @Test
    void twoRulesThatConcludeOneSignalMakeARuleThatAsksForItFireOnce() throws IOException {
        CancellationEvent event = event("""
                "deal":{"id":"d"},"client":{"id":"c"},"seller":{"pipelineShare":0.9,"workingCapitalMonths":1}""");
        Decision decision = DECIDER.decide(Shipped.ruleset(), event, EXPLAINED);
        assertThat(explanation(decision).trace())
                .extracting(Decision.Fired::rule)
                .contains("seller/depends-on-this-deal", "seller/thin-capital")
                .containsOnlyOnce("cautions/do-not-show-up-hungry");
    }

    @Test
    void theTraceSaysWhichRuleConcludedWhatFromWhichFacts() throws IOException {
        CancellationEvent event = event("\"channel\":\"EMAIL\",\"deal\":{\"id\":\"d\"},\"client\":{\"id\":\"c\"}");
        Decision decision = DECIDER.decide(Shipped.ruleset(), event, EXPLAINED);
        assertThat(explanation(decision).trace()).anySatisfy(fired -> {
            assertThat(fired.rule()).isEqualTo("conversation/came-in-writing");
            assertThat(fired.layer()).isEqualTo("signals");
            assertThat(fired.from()).containsExactly("Conversation( channel = EMAIL, spoken = false )");
            assertThat(fired.concluded()).startsWith("Signal( name = \"in-writing\"");
        });
    }

    @Test
    void aRuleThatNeedsWhatIsNotKnownConcludesNothing() throws IOException {
        Ruleset failing = with("signals/failing.drl", """
                package signals;

                rule "failing/always"
                  @title( "Fails" )
                  @guidance( "BO-1" )
                  @owner( "me" )
                when
                  $deal : Deal()
                then
                  insert( new Signal( "failing", $deal.name().strip() ) );
                end
                """);
        CancellationEvent event = event("\"deal\":{\"id\":\"d\"},\"client\":{\"id\":\"c\"}");
        Decision decision = DECIDER.decide(failing, event, EXPLAINED);
        assertThat(decision.recommendations()).isNotEmpty();
        assertThat(String.valueOf(decision.explanation())).doesNotContain("failing/always");
    }
}
