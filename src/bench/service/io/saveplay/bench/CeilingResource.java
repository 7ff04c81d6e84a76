package io.saveplay.bench;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.saveplay.decision.Decision;
import io.saveplay.decision.DecisionWriter;
import io.saveplay.event.CancellationEvent;
import io.saveplay.rulebook.Decider;
import io.saveplay.rulebook.Rulebook;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The most that the HTTP stack can give: it reads the event and writes the whole decision on it, which it made once, and
 * does nothing between. Only in builds for the benchmark.
 */
@Singleton
@Path(CeilingResource.PATH)
public class CeilingResource {
    static final String PATH = "/bench/ceiling";

    private static final ObjectReader EVENTS =
            JsonMapper.builder().addModule(new JavaTimeModule()).build().readerFor(CancellationEvent.class);

    private final Map<Key, Decision> made = new ConcurrentHashMap<>();
    private final Rulebook rulebook;
    private final Decider decider;

    CeilingResource(Rulebook rulebook, Decider decider) {
        this.rulebook = rulebook;
        this.decider = decider;
    }

    /** What a decision is known by: events of one deal differ in nothing that matters here. */
    private record Key(String deal, boolean askFirst) {}

    /** Answers with the decision on the first event of the same deal. */
    @POST
    @NonBlocking
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public byte[] answer(@QueryParam("askFirst") @DefaultValue("true") boolean askFirst, byte[] body)
            throws IOException {
        CancellationEvent event = EVENTS.readValue(body);
        Decision decision = made.computeIfAbsent(
                new Key(event.deal().id(), askFirst),
                key -> decider.decide(rulebook.live().orElseThrow(), event, new Decider.Wish(false, askFirst)));
        return DecisionWriter.write(decision);
    }
}
