package io.saveplay.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.saveplay.crm.Profile;
import io.saveplay.delivery.Access;
import io.saveplay.delivery.Settings;
import io.saveplay.intake.Wording;
import io.saveplay.journal.Delivery;
import io.saveplay.journal.DeliveryFilter;
import io.saveplay.journal.Inbox;
import io.saveplay.journal.Journal;
import io.saveplay.rulebook.Rulebook;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What webhooks brought, and how far the work on it is. */
@Singleton
@Blocking
@Path("/v1")
public class DeliveriesResource {
    private static final Duration USUAL_RANGE = Duration.ofDays(7);

    private final Inbox inbox;
    private final Rulebook rulebook;
    private final Settings settings;
    private final Clock clock;

    DeliveriesResource(Journal journal, Rulebook rulebook, Settings settings, Clock clock) {
        this.inbox = journal.inbox();
        this.rulebook = rulebook;
        this.settings = settings;
        this.clock = clock;
    }

    /** A page of deliveries. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<DeliveryPage> deliveries, @Nullable String next) {}

    /** How many deliveries are worked on again. */
    record Queued(int queued) {}

    /** Counts of webhooks. */
    record Counts(Instant from, Instant to, List<Inbox.Counted> counts) {}

    /** The profiles of the live rules. */
    record Systems(List<SystemPage> profiles) {}

    /**
     * A profile, and what it lacks.
     *
     * @param takes whether its webhooks are taken in
     * @param writesBack whether decisions are written to it
     * @param faults what is wrong with its settings
     */
    record SystemPage(
            String name,
            String title,
            String owner,
            String docs,
            String path,
            boolean takes,
            boolean writesBack,
            List<String> faults) {}

    /** The systems whose webhooks the rules know. */
    @GET
    @Path("/webhooks")
    public Response systems() {
        List<SystemPage> pages = DecisionsResource.live(rulebook).profiles().values().stream()
                .map(this::page)
                .toList();
        return Answers.json(Json.write(new Systems(pages)));
    }

    private SystemPage page(Profile profile) {
        Access access = settings.of(profile.name());
        return new SystemPage(
                profile.name(),
                profile.title(),
                profile.owner(),
                profile.docs(),
                "/v1/webhooks/" + profile.name(),
                !access.trust().secrets().isEmpty(),
                access.api() != null && profile.writes(),
                settings.faults(profile));
    }

    /** Deliveries, the newest first. */
    @GET
    @Path("/webhooks/deliveries")
    public Response deliveries(
            @QueryParam("profile") @Nullable String profile,
            @QueryParam("state") Delivery.@Nullable State state,
            @QueryParam("dealId") @Nullable String dealId,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("limit") @DefaultValue("20") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Inbox.Page page = inbox.list(filter(profile, state, dealId, from, to), limit, cursor)
                .orElseThrow(() -> new Refusal(Problem.invalidParameters(List.of(Problem.Fault.of(
                        "cursor", "is none that this service gave for these parameters; begin without a cursor")))));
        return Answers.json(Json.write(
                new Page(page.deliveries().stream().map(DeliveryPage::of).toList(), page.next())));
    }

    /** One delivery. */
    @GET
    @Path("/webhooks/deliveries/{id}")
    public Response delivery(@PathParam("id") String id) {
        UUID known = id(id);
        return Answers.json(Json.write(DeliveryPage.of(inbox.find(known).orElseThrow(() -> none(known)))));
    }

    /** Has a delivery worked on again. */
    @POST
    @Path("/webhooks/deliveries/{id}/replay")
    public Response replay(@PathParam("id") String id) {
        UUID known = id(id);
        return switch (inbox.replay(known)) {
            case QUEUED -> delivery(id);
            case UNKNOWN -> throw none(known);
            case PAYLOAD_GONE ->
                throw new Refusal(Problem.of(
                        ProblemType.WORDS_GONE,
                        "what the CRM sent is no longer kept, so it cannot be worked on again"));
        };
    }

    /** Has all deliveries worked on again that some parameters choose. */
    @POST
    @Path("/webhooks/deliveries/replay")
    public Response replayAll(
            @QueryParam("profile") @Nullable String profile,
            @QueryParam("state") Delivery.@Nullable State state,
            @QueryParam("dealId") @Nullable String dealId,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @Context UriInfo uri) {
        if (uri.getQueryParameters().isEmpty()) {
            throw new Refusal(Problem.invalidParameters(List.of(Problem.Fault.of(
                    "state", "choose which deliveries: by `state`, `profile`, `dealId`, `from` or `to`"))));
        }
        return Answers.json(Json.write(new Queued(inbox.replay(filter(profile, state, dealId, from, to)))));
    }

    /** What became of webhooks, counted by the hour. */
    @GET
    @Path("/webhooks/counts")
    public Response counts(@QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        Instant until = to == null ? clock.instant() : instant(to);
        Instant since = from == null ? until.minus(USUAL_RANGE) : instant(from);
        return Answers.json(Json.write(new Counts(since, until, inbox.counts(since, until))));
    }

    private static DeliveryFilter filter(
            @Nullable String profile,
            Delivery.@Nullable State state,
            @Nullable String dealId,
            @Nullable String from,
            @Nullable String to) {
        return new DeliveryFilter(
                profile, state, dealId, from == null ? null : instant(from), to == null ? null : instant(to));
    }

    private static Instant instant(String written) {
        return OffsetDateTime.parse(written).toInstant();
    }

    private static UUID id(String written) {
        try {
            return UUID.fromString(written);
        } catch (IllegalArgumentException e) {
            throw new Refusal(Problem.of(
                    ProblemType.NOT_FOUND, "no delivery has the id `" + Wording.cut(written) + "`, which is no UUID"));
        }
    }

    private static Refusal none(UUID id) {
        return new Refusal(Problem.of(ProblemType.NOT_FOUND, "no delivery has the id `" + id + "`"));
    }
}
