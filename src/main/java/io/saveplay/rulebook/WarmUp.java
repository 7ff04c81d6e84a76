package io.saveplay.rulebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.saveplay.decision.DecisionWriter;
import io.saveplay.event.CancellationEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** Decides by a ruleset once: the first decision sets up what was put off, and nobody's event should wait for it. */
final class WarmUp {
    private static final System.Logger LOG = System.getLogger("io.saveplay.rules");
    private static final Clock LONG_AGO = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    private static final String EVENT = """
            {"id": "warm-up", "occurredAt": "1970-01-01T00:00:00Z",
             "deal": {"id": "warm-up"}, "client": {"id": "warm-up", "answers": {}}}""";

    private WarmUp() {}

    /** Decides an event of which nothing is known; that it cannot be decided is logged and keeps no rules back. */
    static void run(Ruleset ruleset) {
        try {
            CancellationEvent event = EventField.JSON.readValue(EVENT, CancellationEvent.class);
            DecisionWriter.write(new Decider(LONG_AGO).decide(ruleset, event, new Decider.Wish(true, true)));
        } catch (EvaluationException e) {
            LOG.log(System.Logger.Level.WARNING, "the warm-up event was not decided: " + e.getMessage());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the warm-up event is not an event", e);
        }
    }
}
