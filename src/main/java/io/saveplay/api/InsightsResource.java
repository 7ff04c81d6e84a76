package io.saveplay.api;

import io.saveplay.journal.Journal;
import io.saveplay.journal.Period;
import io.saveplay.rulebook.Rulebook;
import io.saveplay.text.TextReader;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What many decisions say together. */
@Singleton
@Blocking
@Path("/v1/insights")
public class InsightsResource {
    private final Journal journal;
    private final Rulebook rulebook;
    private final Clock clock;

    InsightsResource(Journal journal, Rulebook rulebook, Clock clock) {
        this.journal = journal;
        this.rulebook = rulebook;
        this.clock = clock;
    }

    /** How often each reason was found. */
    @GET
    @Path("/reasons")
    public Response reasons(@QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        return Answers.json(InsightPages.Reasons.of(journal.insights().reasons(period(from, to))));
    }

    /** How each play does. */
    @GET
    @Path("/plays")
    public Response plays(@QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        return Answers.json(InsightPages.Plays.of(journal.insights().plays(period(from, to))));
    }

    /** Stated reasons that no rule understood, and what the live rules make of them. */
    @GET
    @Path("/unmapped")
    public Response unmapped(
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        Period period = period(from, to);
        TextReader texts = rulebook.live().map(live -> live.mentions().texts()).orElse(null);
        return Answers.json(InsightPages.Unmapped.of(journal.insights().unmapped(period, limit), texts, clock));
    }

    /** Decisions that recommend no play that saves. */
    @GET
    @Path("/uncovered")
    public Response uncovered(@QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        return Answers.json(InsightPages.Uncovered.of(journal.insights().uncovered(period(from, to))));
    }

    /** What it is worth to learn. */
    @GET
    @Path("/learning")
    public Response learning(@QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        return Answers.json(InsightPages.Learned.of(journal.insights().learning(period(from, to))));
    }

    private Period period(@Nullable String from, @Nullable String to) {
        Instant end = to == null ? clock.instant() : OffsetDateTime.parse(to).toInstant();
        Instant start = from == null
                ? Period.usualStart(end)
                : OffsetDateTime.parse(from).toInstant();
        if (start.isAfter(end)) {
            throw new Refusal(Problem.invalidParameters(List.of(Problem.Fault.of(
                    "from",
                    to == null
                            ? "must not be in the future where there is no `to`"
                            : "must not be after `to`, which is `" + to + "`"))));
        }
        return new Period(start, end);
    }
}
