package io.saveplay.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.saveplay.decision.Play;
import io.saveplay.intake.BodyReader;
import io.saveplay.intake.BodyReader.Body;
import io.saveplay.intake.Contract;
import io.saveplay.intake.Wording;
import io.saveplay.journal.Journal;
import io.saveplay.journal.Outcome;
import io.saveplay.journal.Outcomes.Receipt;
import io.saveplay.rulebook.Rulebook;
import io.saveplay.rulebook.Ruleset;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What came of plays. */
@Singleton
@Blocking
@Path("/v1/decisions/{id}/outcomes")
public class OutcomesResource {
    private static final int MOST_BYTES = 64 << 10;
    /** As for events. */
    private static final Instant EARLIEST = Instant.EPOCH;
    /** Clocks of others may be ahead of ours. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private final Journal journal;
    private final Rulebook rulebook;
    private final BodyReader reader;
    private final Clock clock;

    OutcomesResource(Journal journal, Rulebook rulebook, Contract contract, Clock clock) {
        this.journal = journal;
        this.rulebook = rulebook;
        this.reader = new BodyReader(contract, "Outcome");
        this.clock = clock;
    }

    /** An outcome as it is answered. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OutcomePage(
            String id,
            String play,
            Outcome.Result result,
            @Nullable Instant at,
            @Nullable String note) {
        static OutcomePage of(Outcome outcome) {
            return new OutcomePage(outcome.id(), outcome.play(), outcome.result(), outcome.at(), outcome.note());
        }
    }

    /** All outcomes of a decision. */
    record OutcomesPage(List<OutcomePage> outcomes) {}

    /** Keeps an outcome. */
    @POST
    public Response report(@PathParam("id") String id, InputStream body) throws IOException {
        UUID decision = KeptResource.id(id);
        byte[] json = body.readNBytes(MOST_BYTES + 1);
        if (json.length > MOST_BYTES) {
            throw new Refusal(
                    Problem.of(ProblemType.TOO_LARGE, "an outcome may have up to `" + MOST_BYTES + "` bytes"));
        }
        Outcome outcome = outcome(reader.read(json));
        Receipt receipt = journal.outcomes().record(decision, outcome, reachesOut(decision, outcome.play()));
        if (receipt instanceof Receipt.Recorded recorded) {
            Response answer = Answers.json(Json.write(OutcomePage.of(recorded.outcome())));
            return recorded.again() ? Answers.replayed(answer) : answer;
        }
        throw new Refusal(
                receipt instanceof Receipt.NoDecision
                        ? KeptResource.noDecision(decision)
                        : Problem.of(
                                ProblemType.OUTCOME_CONFLICT,
                                "the outcome with this `id` that is kept says something else; report what changed under"
                                        + " an id of its own"));
    }

    /** The outcomes of a decision, in the order in which they came out. */
    @GET
    public Response outcomes(@PathParam("id") String id) {
        UUID decision = KeptResource.id(id);
        List<Outcome> outcomes = journal.outcomes().of(decision);
        if (outcomes.isEmpty() && journal.decisions().find(decision).isEmpty()) {
            throw new Refusal(KeptResource.noDecision(decision));
        }
        return Answers.json(Json.write(
                new OutcomesPage(outcomes.stream().map(OutcomePage::of).toList())));
    }

    private Outcome outcome(Body body) {
        if (body instanceof Body.NotJson notJson) {
            throw new Refusal(Problem.notJson(notJson.detail()));
        }
        if (body instanceof Body.Invalid invalid) {
            throw new Refusal(Problem.invalidRequest(invalid.faults().stream()
                    .map(fault -> Problem.Fault.at(fault.pointer(), fault.message()))
                    .toList()));
        }
        JsonNode tree = ((Body.Valid) body).tree();
        Instant at = tree.has("at") ? at(tree.path("at").asText()) : null;
        return new Outcome(
                tree.path("id").asText(),
                tree.path("play").asText(),
                Outcome.Result.valueOf(tree.path("result").asText()),
                at,
                tree.has("note") ? tree.path("note").asText() : null);
    }

    private Instant at(String written) {
        String fault;
        try {
            Instant at = OffsetDateTime.parse(written).toInstant();
            if (at.isAfter(clock.instant().plus(AHEAD))) {
                fault = "must not be in the future; leave it out for this moment";
            } else if (at.isBefore(EARLIEST)) {
                fault = "must be in 1970 or later";
            } else {
                return at;
            }
        } catch (DateTimeParseException e) {
            // The check of the contract and the JDK need not agree on what a time is.
            fault = "has a value that is out of range";
        }
        throw new Refusal(Problem.invalidRequest(List.of(Problem.Fault.at("/at", fault))));
    }

    /** A play that was recommended counts even after it left the playbook; one that nobody ever knew is a typo. */
    private boolean reachesOut(UUID decision, String play) {
        Ruleset ruleset = DecisionsResource.live(rulebook);
        Play known = ruleset.playbook().find(play);
        if (known != null) {
            return known.contacts();
        }
        List<String> recommended = journal.decisions()
                .find(decision)
                .map(kept -> Json.read(kept.answer()).path("recommendations").findValuesAsText("play"))
                .orElseThrow(() -> new Refusal(KeptResource.noDecision(decision)));
        if (recommended.contains(play)) {
            return true;
        }
        throw new Refusal(Problem.invalidRequest(List.of(Problem.Fault.at(
                "/play",
                "`" + Wording.cut(play) + "` is no play of the playbook"
                        + Wording.nearest(play, ruleset.playbook().plays().keySet())))));
    }
}
