package io.saveplay.api;

import io.saveplay.explain.Ask;
import io.saveplay.intake.EventReader;
import io.saveplay.intake.Reading;
import io.saveplay.rulebook.Decider;
import io.saveplay.rulebook.Heard;
import io.saveplay.rulebook.Rulebook;
import io.saveplay.rulebook.Ruleset;
import io.saveplay.rulebook.Weighed;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Events in, decisions out. */
@Singleton
@Blocking
@Path("/v1") // A longer path would keep the framework from looking for other operations under it elsewhere.
public class DecisionsResource {
    /** How many bytes an event may have. */
    static final int MOST_BYTES = 1 << 20;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Less than the answers of a share of lines, which go past it. */
    private static final int BUFFER = 1 << 16;

    private static final String CLOUD_EVENT = "application/cloudevents+json";
    private static final String KEY = "Idempotency-Key";
    private static final int MOST_OF_A_KEY = 200;

    private final Rulebook rulebook;
    private final Deciding deciding;
    private final EventReader events;
    private final CloudEventHeaders cloudEvents;
    private final ManagedExecutor workers;
    private final Hands hands;

    DecisionsResource(
            Rulebook rulebook,
            Deciding deciding,
            EventReader events,
            CloudEventHeaders cloudEvents,
            ManagedExecutor workers) {
        this.rulebook = rulebook;
        this.deciding = deciding;
        this.events = events;
        this.cloudEvents = cloudEvents;
        this.workers = workers;
        this.hands = new Hands(workers);
    }

    /**
     * Decides one event. What is sure to be short is done by the thread that read it, and everything else by a worker. No thread waits for
     * the disk, so that as many may wait as the journal takes in.
     */
    @POST
    @Path("/decisions")
    @NonBlocking
    @Produces(MediaType.APPLICATION_JSON)
    public CompletionStage<RestResponse<byte[]>> decide(
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun,
            @QueryParam("explain") @DefaultValue("false") boolean explain,
            @QueryParam("why") @Nullable String why,
            @QueryParam("whatIf") @Nullable String whatIf,
            @QueryParam("askFirst") @DefaultValue("true") boolean askFirst,
            @Context HttpHeaders headers,
            InputStream body)
            throws IOException {
        Decider.Wish wish = new Decider.Wish(explain, askFirst);
        Ask ask = new Ask(why, whatIf);
        Heads heads = heads(headers);
        // What has arrived as a whole is short, and a stream of another kind may wait for more.
        if (!dryRun
                || explain
                || !ask.equals(Ask.NOTHING)
                || heads.structured()
                || !(body instanceof ByteArrayInputStream)) {
            return answers(byWorker(() -> decide(wish, ask, dryRun, heads, body)));
        }
        byte[] json = body.readAllBytes();
        Ruleset ruleset = live(rulebook);
        Deciding.Request request = new Deciding.Request(wish, ask, true, heads.key(), false);
        return answers(CompletableFuture.supplyAsync(
                        () -> events.readSure(json, ruleset::faultOf, heads.standIns()), DecisionsResource::soon)
                .thenApplyAsync(
                        event -> event.flatMap(one -> deciding.hearAtOnce(ruleset, one, request)),
                        DecisionsResource::soon)
                .thenApplyAsync(heard -> heard.flatMap(one -> one.inHaste(Heard::weighed)), DecisionsResource::soon)
                .thenApplyAsync(
                        weighed -> weighed.flatMap(one -> one.inHaste(Weighed::decided))
                                .map(Deciding::decided),
                        DecisionsResource::soon)
                .thenApplyAsync(made -> made.map(Deciding::answer), DecisionsResource::soon)
                .thenCompose(answer -> answer.map(CompletableFuture::completedFuture)
                        .orElseGet(
                                () -> byWorker(() -> decide(wish, ask, true, heads, new ByteArrayInputStream(json))))));
    }

    /**
     * Does a task on this thread, after whatever else waits for it. Events that come in together so take each step right
     * after one another: their JSON is read, then their words, then the rules have their say, then the decisions are put
     * together, then the answers written. That takes clearly less of the processor's time than one event after the other:
     * the code and the data that a step needs for the one are in its caches for the next.
     */
    private static void soon(Runnable task) {
        Vertx.currentContext().runOnContext(unused -> task.run());
    }

    /**
     * What headers say of an event.
     *
     * @param structured whether it is in the envelope of a CloudEvent
     * @param standIns for fields that it lacks
     * @param key by what it is known again; its id counts where there is none
     */
    private record Heads(
            boolean structured,
            Map<String, String> standIns,
            @Nullable String key) {}

    private Heads heads(HttpHeaders headers) {
        boolean structured = isStructured(headers);
        return new Heads(
                structured, structured ? Map.of() : cloudEvents.standIns(headers.getRequestHeaders()), key(headers));
    }

    private CompletableFuture<Deciding.Answer> decide(
            Decider.Wish wish, Ask asked, boolean dryRun, Heads heads, InputStream body)
            throws IOException, InterruptedException {
        Ruleset ruleset = live(rulebook);
        Ask ask = Asks.checked(ruleset, asked);
        Deciding.Request request = new Deciding.Request(wish, ask, dryRun, heads.key(), false);
        byte[] json = body.readNBytes(MOST_BYTES + 1);
        if (json.length > MOST_BYTES) {
            throw new Refusal(tooLarge());
        }
        Reading reading = read(json, heads, ruleset::faultOf);
        if (reading instanceof Reading.Valid valid) {
            return deciding.decide(ruleset, valid.event(), request);
        }
        // Rules may have forgotten a code since they decided on it.
        if (read(json, heads, code -> Optional.empty()) instanceof Reading.Valid valid) {
            Optional<Deciding.Answer> before = deciding.before(valid.event(), request);
            if (before.isPresent()) {
                return CompletableFuture.completedFuture(before.get());
            }
        }
        throw new Refusal(problem(reading));
    }

    /** Work that may have to wait, or takes its time. */
    private interface Work {
        CompletableFuture<Deciding.Answer> begin() throws IOException, InterruptedException;
    }

    private CompletableFuture<Deciding.Answer> byWorker(Work work) {
        return CompletableFuture.completedFuture(work).thenComposeAsync(DecisionsResource::begun, workers);
    }

    private static CompletableFuture<Deciding.Answer> begun(Work work) {
        try {
            return work.begin();
        } catch (IOException | InterruptedException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private Reading read(byte[] json, Heads heads, EventReader.CodeCheck codes) {
        return heads.structured() ? events.readCloudEvent(json, codes) : events.read(json, codes, heads.standIns());
    }

    private static boolean isStructured(HttpHeaders headers) {
        return MediaRange.parse(String.valueOf(headers.getHeaderString("Content-Type")))
                .filter(type -> type.name().equals(CLOUD_EVENT))
                .isPresent();
    }

    private static CompletionStage<RestResponse<byte[]>> answers(CompletableFuture<Deciding.Answer> pending) {
        CompletableFuture<RestResponse<byte[]>> response = new CompletableFuture<>();
        var unused = pending.whenComplete((answer, failure) -> {
            if (failure == null) {
                response.complete(answer(answer));
            } else {
                // As it was thrown, for those who make problems of it.
                response.completeExceptionally(
                        failure instanceof CompletionException && failure.getCause() != null
                                ? failure.getCause()
                                : failure);
            }
        });
        return response;
    }

    private static RestResponse<byte[]> answer(Deciding.Answer answer) {
        // The type once more, since the framework would name a charset, which JSON has not.
        RestResponse.ResponseBuilder<byte[]> response =
                RestResponse.ResponseBuilder.ok(answer.json(), MediaType.APPLICATION_JSON_TYPE);
        return answer.replay() ? response.header(Answers.REPLAY, "true").build() : response.build();
    }

    private static @Nullable String key(HttpHeaders headers) {
        List<String> keys = headers.getRequestHeader(KEY);
        if (keys.isEmpty()) {
            return null;
        }
        String key = keys.get(0);
        String fault = keys.size() > 1
                ? "must be there only once"
                : key.isBlank() || key.length() > MOST_OF_A_KEY
                        ? "must have `1` to `" + MOST_OF_A_KEY + "` characters and not be blank"
                        : null;
        if (fault != null) {
            throw new Refusal(Problem.invalidParameters(List.of(Problem.Fault.of(KEY, fault))));
        }
        return key;
    }

    /** Decides a stream of events, one a line. */
    @POST
    @Path("/decisions/batch")
    public Response decideBatch(
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun,
            @QueryParam("explain") @DefaultValue("false") boolean explain,
            @QueryParam("askFirst") @DefaultValue("true") boolean askFirst,
            @Context HttpServerRequest http) {
        Deciding.Request request =
                new Deciding.Request(new Decider.Wish(explain, askFirst), Ask.NOTHING, dryRun, null, true);
        Batch batch = new Batch(live(rulebook), deciding, events, request, hands);
        StreamingOutput answers =
                out -> batch.run(BodyStream.of(http, PATIENCE), new BufferedOutputStream(out, BUFFER));
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
