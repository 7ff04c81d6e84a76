package io.saveplay.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.saveplay.decision.Decision;
import io.saveplay.event.CancellationEvent;
import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class TraceTest {
    @Test
    void whatAFactSaysIsInTheSameOrderEachTime() throws IOException {
        CancellationEvent event = Shipped.event(new ObjectMapper().readTree("""
                {"id": "e-1", "occurredAt": "2026-03-02T10:00:00Z", "deal": {"id": "d-1"}, "client": {"id": "c-1",
                 "answers": {"wins-for-both": "no", "decision-maker": "yes", "needs-what-we-do": "perhaps",
                  "does-their-part": "no"}}}
                """));
        Decision decision =
                new Decider(Clock.systemUTC()).decide(Shipped.ruleset(), event, new Decider.Wish(true, false));
        assertThat(Objects.requireNonNull(decision.explanation()).trace().toString())
                .contains("answers = {decision-maker=yes, does-their-part=no, needs-what-we-do=perhaps,"
                        + " wins-for-both=no}");
    }
}
