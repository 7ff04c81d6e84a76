package io.saveplay.api;

import io.saveplay.decision.Verdict;
import io.saveplay.explain.Ask;
import io.saveplay.intake.Wording;
import io.saveplay.journal.DecisionFilter;
import io.saveplay.journal.Decisions;
import io.saveplay.journal.Journal;
import io.saveplay.journal.Kept;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decisions that are kept, found again. */
@Singleton
@Blocking
@Path("/v1")
public class KeptResource {
    private static final String NDJSON = "application/x-ndjson";

    private final Journal journal;
    private final Replays replays;

    KeptResource(Journal journal, Replays replays) {
        this.journal = journal;
        this.replays = replays;
    }

    /** One decision, as it was answered. */
    @GET
    @Path("/decisions/{id}")
    public Response decision(@PathParam("id") String id) {
        return Answers.json(kept(id).answer());
    }

    /** How the rules came to a decision. */
    @GET
    @Path("/decisions/{id}/explanation")
    public Response explanation(
            @PathParam("id") String id,
            @QueryParam("why") @Nullable String why,
            @QueryParam("whatIf") @Nullable String whatIf) {
        return Answers.json(Json.write(replays.explanation(id(id), new Ask(why, whatIf))));
    }

    /** Decisions, the newest first: a page as JSON, or all of them as lines of JSON. */
    @GET
    @Path("/decisions")
    public Response decisions(
            @QueryParam("dealId") @Nullable String dealId,
            @QueryParam("clientId") @Nullable String clientId,
            @QueryParam("reason") @Nullable String reason,
            @QueryParam("verdict") @Nullable Verdict verdict,
            @QueryParam("play") @Nullable String play,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("limit") @DefaultValue("20") int limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        DecisionFilter filter = new DecisionFilter(dealId, clientId, reason, verdict, play, instant(from), instant(to));
        if (MediaRange.prefers(headers.getRequestHeader("Accept"), NDJSON, MediaType.APPLICATION_JSON)) {
            return lines(filter, uri);
        }
        Decisions.Page page = journal.decisions()
                .page(filter, cursor, limit)
                .orElseThrow(() -> new Refusal(Problem.invalidParameters(List.of(Problem.Fault.of(
                        "cursor", "is none that this service gave for these parameters; begin without a cursor")))));
        return Answers.json(Json.page(
                "decisions", page.decisions().stream().map(Kept::answer).toList(), page.next()));
    }

    private Response lines(DecisionFilter filter, UriInfo uri) {
        List<Problem.Fault> faults = new ArrayList<>();
        for (String paged : List.of("limit", "cursor")) {
            if (uri.getQueryParameters().containsKey(paged)) {
                faults.add(Problem.Fault.of(paged, "is for pages; `" + NDJSON + "` answers with every decision"));
            }
        }
        if (!faults.isEmpty()) {
            throw new Refusal(Problem.invalidParameters(faults));
        }
        // The first look tells whether the journal is there, while the status can still say so.
        journal.decisions().page(filter, null, 1);
        StreamingOutput lines = out -> {
            journal.decisions().each(filter, kept -> {
                out.write(kept.answer());
                out.write('\n');
            });
            out.flush();
        };
        return Response.ok(lines).type(NDJSON).build();
    }

    /** What to do about a deal, by the latest decision on it. */
    @GET
    @Path("/deals/{dealId}/recommendations")
    public Response recommendations(@PathParam("dealId") String dealId) {
        DecisionFilter filter = new DecisionFilter(dealId, null, null, null, null, null, null);
        Kept latest = journal.decisions().page(filter, null, 1).stream()
                .flatMap(page -> page.decisions().stream())
                .findFirst()
                .orElseThrow(() -> new Refusal(Problem.of(
                        ProblemType.NOT_FOUND, "no decision on the deal `" + Wording.cut(dealId) + "` is kept")));
        return Answers.json(DealPage.of(Json.read(latest.answer())));
    }

    private Kept kept(String id) {
        UUID known = id(id);
        return journal.decisions().find(known).orElseThrow(() -> new Refusal(noDecision(known)));
    }

    /** A decision's id out of a path. */
    static UUID id(String written) {
        try {
            UUID id = UUID.fromString(written);
            if (id.toString().equalsIgnoreCase(written)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            // As below.
        }
        throw new Refusal(Problem.of(
                ProblemType.NOT_FOUND, "no decision has the id `" + Wording.cut(written) + "`, which is no UUID"));
    }

    static Problem noDecision(UUID id) {
        return Problem.of(ProblemType.NOT_FOUND, "no decision has the id `" + id + "`");
    }

    private static @Nullable Instant instant(@Nullable String written) {
        return Optional.ofNullable(written)
                .map(time -> OffsetDateTime.parse(time).toInstant())
                .orElse(null);
    }
}
