package io.saveplay.api;

import io.saveplay.crm.Call;
import io.saveplay.crm.Profile;
import io.saveplay.delivery.Preview;
import io.saveplay.delivery.Previews;
import io.saveplay.delivery.Receipt;
import io.saveplay.delivery.Reception;
import io.saveplay.intake.Wording;
import io.saveplay.rulebook.Rulebook;
import io.saveplay.rulebook.Ruleset;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Webhooks of CRM and billing systems, as those send them. */
@Singleton
@Blocking
@Path("/v1")
public class WebhooksResource {
    /** In a preview, {@code Authorization} is for our own token. */
    private static final String STANDS_IN = "webhook-authorization";

    private static final String RETRY_AFTER_S = "5";

    private final Rulebook rulebook;
    private final Reception reception;
    private final Previews previews;
    private final Previews.Fetcher fetcher;
    private final CallReader calls;

    WebhooksResource(
            Rulebook rulebook, Reception reception, Previews previews, Previews.Fetcher fetcher, CallReader calls) {
        this.rulebook = rulebook;
        this.reception = reception;
        this.previews = previews;
        this.fetcher = fetcher;
        this.calls = calls;
    }

    /** How many events of a webhook became what. */
    record Receiving(int taken, int again, int ignored, int failed) {}

    /** Takes a webhook in. */
    @POST
    @Path("/webhooks/{profile}")
    public Response receive(@PathParam("profile") String profile, @Context HttpServerRequest request)
            throws IOException, InterruptedException {
        Receipt receipt = reception.receive(profile, calls.read(request));
        if (receipt instanceof Receipt.Accepted accepted) {
            return accepted(accepted);
        }
        if (receipt instanceof Receipt.Refused refused) {
            return answer(
                    refused.answer(),
                    Problem.of(
                            ProblemType.WEBHOOK_NOT_VERIFIED,
                            "this webhook does not show that it is from whom it says; `POST /v1/webhooks/" + profile
                                    + "/preview` says what is wrong with it"));
        }
        if (receipt instanceof Receipt.Busy busy) {
            Response answer = answer(busy.answer(), Problem.of(ProblemType.JOURNAL_UNAVAILABLE, busy.why()));
            return Response.fromResponse(answer)
                    .header("Retry-After", RETRY_AFTER_S)
                    .build();
        }
        if (receipt instanceof Receipt.Unreadable unreadable) {
            throw new Refusal(Problem.of(ProblemType.WEBHOOK_UNREADABLE, unreadable.why()));
        }
        throw new Refusal(receipt instanceof Receipt.Unknown ? unknown(profile) : Problem.rulesUnavailable());
    }

    private static Response accepted(Receipt.Accepted accepted) {
        if (accepted.reply() != null) {
            return Answers.json(accepted.reply());
        }
        Profile.Answer answer = accepted.answer();
        Response.ResponseBuilder builder = Response.status(answer.status());
        if (!answer.type().isEmpty()) {
            return builder.entity(answer.body()).type(answer.type()).build();
        }
        Receiving receiving = new Receiving(accepted.taken(), accepted.again(), accepted.ignored(), accepted.failed());
        return builder.entity(Json.write(receiving))
                .type(MediaType.APPLICATION_JSON)
                .build();
    }

    /** What the profile answers, with a problem as its body where the profile has none. */
    private static Response answer(Profile.Answer answer, Problem problem) {
        return answer.type().isEmpty()
                ? Response.status(answer.status())
                        .entity(Json.write(problem.withStatus(answer.status())))
                        .type(Problem.MEDIA_TYPE)
                        .build()
                : Response.status(answer.status())
                        .entity(answer.body())
                        .type(answer.type())
                        .build();
    }

    /** Shows what would become of a webhook. */
    @POST
    @Path("/webhooks/{profile}/preview")
    public Response preview(
            @PathParam("profile") String name,
            @QueryParam("fetch") @DefaultValue("false") boolean fetch,
            @Context HttpServerRequest request)
            throws IOException, InterruptedException {
        Ruleset ruleset = DecisionsResource.live(rulebook);
        Profile profile = ruleset.profiles().get(name);
        if (profile == null) {
            throw new Refusal(unknown(name));
        }
        Preview preview =
                previews.of(ruleset, profile, asSent(calls.read(request)), fetch ? fetcher : Previews.NOTHING);
        return Answers.json(Json.write(preview));
    }

    /** The call as the sender would make it: not to the preview, and with its own authorization. */
    private static Call asSent(Call call) {
        Map<String, List<String>> headers = new HashMap<>(call.headers());
        headers.remove("authorization");
        if (headers.containsKey(STANDS_IN)) {
            headers.put("authorization", headers.get(STANDS_IN));
        }
        Map<String, List<String>> query = new HashMap<>(call.query());
        query.remove("fetch");
        return new Call(
                call.method(),
                call.url()
                        .replaceFirst("/preview(?=\\?|$)", "")
                        .replaceFirst("(?<=[?&])fetch=(?:true|false)(?:&|$)", "")
                        .replaceFirst("[?&]$", ""),
                headers,
                query,
                call.body(),
                call.receivedAt());
    }

    private Problem unknown(String profile) {
        return Problem.of(
                ProblemType.NOT_FOUND,
                "the rules have no profile `" + Wording.cut(profile) + "`"
                        + Wording.nearest(
                                profile,
                                rulebook.live()
                                        .map(live -> live.profiles().keySet())
                                        .orElse(java.util.Set.of())));
    }
}
