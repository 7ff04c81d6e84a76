package io.saveplay.api;

import io.saveplay.decision.DecisionWriter;
import io.saveplay.explain.Ask;
import io.saveplay.explain.Explainer;
import io.saveplay.intake.EventReader;
import io.saveplay.intake.Reading;
import io.saveplay.rulebook.Decider;
import io.saveplay.rulebook.Rulebook;
import io.saveplay.rulebook.Ruleset;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Events in, decisions out. */
@Singleton
@Blocking
@Path("/v1/decisions")
public class DecisionsResource {
    /** How many bytes an event may have. */
    static final int MOST_BYTES = 1 << 20;

    private static final String CLOUD_EVENT = "application/cloudevents+json";

    private final Rulebook rulebook;
    private final Explainer explainer;
    private final EventReader events;
    private final CloudEventHeaders cloudEvents;

    DecisionsResource(Rulebook rulebook, Explainer explainer, EventReader events, CloudEventHeaders cloudEvents) {
        this.rulebook = rulebook;
        this.explainer = explainer;
        this.events = events;
        this.cloudEvents = cloudEvents;
    }

    /** Decides one event. */
    @POST
    public Response decide(
            @QueryParam("explain") @DefaultValue("false") boolean explain,
            @QueryParam("why") @Nullable String why,
            @QueryParam("whatIf") @Nullable String whatIf,
            @QueryParam("askFirst") @DefaultValue("true") boolean askFirst,
            @Context HttpHeaders headers,
            InputStream body)
            throws IOException {
        Ruleset ruleset = live(rulebook);
        Ask ask = ask(ruleset, why, whatIf);
        byte[] json = body.readNBytes(MOST_BYTES + 1);
        if (json.length > MOST_BYTES) {
            throw new Refusal(tooLarge());
        }
        boolean structured = MediaRange.parse(String.valueOf(headers.getHeaderString("Content-Type")))
                .filter(type -> type.name().equals(CLOUD_EVENT))
                .isPresent();
        EventReader.CodeCheck codes = ruleset::faultOf;
        Reading reading = structured
                ? events.readCloudEvent(json, codes)
                : events.read(json, codes, cloudEvents.standIns(headers.getRequestHeaders()));
        if (reading instanceof Reading.Valid valid) {
            Decider.Wish wish = new Decider.Wish(explain, askFirst);
            return Answers.json(DecisionWriter.write(explainer.decide(ruleset, valid.event(), wish, ask)));
        }
        throw new Refusal(problem(reading));
    }

    private static Ask ask(Ruleset ruleset, @Nullable String why, @Nullable String whatIf) {
        List<Problem.Fault> faults = new ArrayList<>();
        Optional.ofNullable(why)
                .flatMap(play -> Ask.faultOfWhy(ruleset, play))
                .ifPresent(fault -> faults.add(Problem.Fault.of("why", fault)));
        Optional.ofNullable(whatIf)
                .flatMap(goal -> Ask.faultOfWhatIf(ruleset, goal))
                .ifPresent(fault -> faults.add(Problem.Fault.of("whatIf", fault)));
        if (!faults.isEmpty()) {
            throw new Refusal(Problem.invalidParameters(faults));
        }
        return new Ask(why, whatIf);
    }

    /** Decides a stream of events, one a line. */
    @POST
    @Path("/batch")
    public Response decideBatch(
            @QueryParam("explain") @DefaultValue("false") boolean explain,
            @QueryParam("askFirst") @DefaultValue("true") boolean askFirst,
            InputStream body) {
        Batch batch = new Batch(live(rulebook), explainer, events, new Decider.Wish(explain, askFirst));
        StreamingOutput answers = out -> batch.run(body, out);
        return Response.ok(answers).type("application/x-ndjson").build();
    }

    /** The live ruleset. */
    static Ruleset live(Rulebook rulebook) {
        return rulebook.live().orElseThrow(() -> new Refusal(Problem.rulesUnavailable()));
    }

    static Problem tooLarge() {
        return Problem.of(ProblemType.TOO_LARGE, "an event may have up to `" + MOST_BYTES + "` bytes");
    }

    /** The problem of something that is no event. */
    static Problem problem(Reading reading) {
        if (reading instanceof Reading.NotJson notJson) {
            return Problem.notJson(notJson.detail());
        }
        if (reading instanceof Reading.Invalid invalid) {
            return Problem.invalidEvent(invalid.faults());
        }
        throw new IllegalArgumentException("an event has no problem");
    }
}
