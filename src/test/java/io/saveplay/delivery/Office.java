package io.saveplay.delivery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.saveplay.crm.Call;
import io.saveplay.crm.Mapper;
import io.saveplay.crm.Note;
import io.saveplay.crm.Profile;
import io.saveplay.crm.Sorted;
import io.saveplay.crm.Sorter;
import io.saveplay.crm.Trust;
import io.saveplay.journal.Arrival;
import io.saveplay.journal.Backoff;
import io.saveplay.journal.Delivery;
import io.saveplay.journal.Journal;
import io.saveplay.journal.Journals;
import io.saveplay.journal.MovableClock;
import io.saveplay.journal.Result;
import io.saveplay.outbound.AddressRule;
import io.saveplay.outbound.Limits;
import io.saveplay.outbound.Outbound;
import io.saveplay.rulebook.Shipped;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** All that works on webhooks, with a journal on a real database, and the API of a CRM to talk to. */
final class Office implements AutoCloseable {
    static final String HOME = "https://saveplay.example";

    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-02T15:30:00Z"));
    private final Vertx vertx = Vertx.vertx();
    private final WireMockServer crm = new WireMockServer(
            WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());
    private final Map<String, Access> accesses = new ConcurrentHashMap<>();
    private final List<Outbound> opened = new ArrayList<>();
    private final Journal journal;

    Office() throws SQLException, InterruptedException {
        crm.start();
        journal = Journals.fresh(clock);
    }

    WireMockServer crm() {
        return crm;
    }

    MovableClock clock() {
        return clock;
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + crm.port() + path);
    }

    /** What the operator sets for a profile. */
    void set(String profile, Access.Credentials credentials) {
        set(profile, url(""), credentials);
    }

    void set(String profile, @Nullable URI api, Access.Credentials credentials) {
        accesses.put(profile, new Access(new Trust(List.of(), false), Set.of(), api, credentials));
    }

    static Profile profile(String name) {
        return Objects.requireNonNull(Shipped.ruleset().profiles().get(name));
    }

    /** Takes in the one event of a body. */
    UUID take(String profile, String body) throws IOException {
        Call call = new Call("POST", HOME, Map.of(), Map.of(), body.getBytes(StandardCharsets.UTF_8), clock.instant());
        List<Sorted> events = Sorter.sort(profile(profile), call, Set.of());
        assertThat(events).singleElement().isInstanceOf(Sorted.Kept.class);
        Sorted.Kept kept = (Sorted.Kept) events.get(0);
        byte[] payload = new Payload(false, kept.event()).write();
        return journal.inbox()
                .take(List.of(Arrival.of(profile, kept.key(), clock.instant(), clock.instant(), payload)))
                .fresh()
                .get(0);
    }

    /** A desk with calls of its own, so that no test is kept from calling by the pace or the failures of another. */
    Desk desk() {
        return desk(Duration.ofSeconds(20), clock);
    }

    /**
     * The same.
     *
     * @param answer how long the CRM may take
     * @param signing the time that signatures tell
     */
    Desk desk(Duration answer, Clock signing) {
        return desk(answer, signing, List.of("127.0.0.1"), HOME);
    }

    Desk desk(Duration answer, Clock signing, List<String> hosts, String home) {
        Limits limits = new Limits(Duration.ofSeconds(5), answer, 1 << 20, Map.of());
        Outbound outbound = new Outbound(vertx, limits, new AddressRule(Set.of("https", "http"), hosts), clock);
        opened.add(outbound);
        Access.Directory directory = name -> Objects.requireNonNull(accesses.get(name));
        return new Desk(
                () -> Optional.of(Shipped.ruleset()),
                journal.inbox(),
                new Postbox(directory, outbound, journal.inbox(), signing),
                new Mapper(Shipped.reader()),
                new JournalDecides(journal, clock),
                new Desk.Rules(home, Backoff.DEFAULT, Duration.ofDays(3)),
                clock);
    }

    /** Works on the one event of a body until it is done, and says what is kept of it. */
    Delivery done(String profile, String body) throws IOException, InterruptedException {
        UUID id = take(profile, body);
        assertThat(desk().work(id, 1)).isEqualTo(new Result.Done(Delivery.State.DONE));
        return delivery(id);
    }

    Delivery delivery(UUID id) {
        return journal.inbox().find(id).orElseThrow();
    }

    /** The decision that a delivery led to. */
    JsonNode decision(Delivery delivery) {
        return Desk.tree(journal.decisions()
                .find(Objects.requireNonNull(delivery.decisionId()))
                .orElseThrow()
                .answer());
    }

    Note note(Delivery delivery) {
        return Note.of(decision(delivery), HOME);
    }

    /** Forgets all answers and calls; whatever is not known is answered with 404, as by an API. */
    void clear() {
        crm.resetAll();
        crm.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().withStatus(404)));
    }

    /** What the API answers to a method and a path. */
    void answers(String method, String path, String json) {
        crm.stubFor(on(method, path).willReturn(okJson(json)));
    }

    static MappingBuilder on(String method, String path) {
        return request(method, urlPathEqualTo(path));
    }

    /** All calls so far, in their order. */
    List<LoggedRequest> calls() {
        return crm.getAllServeEvents().stream()
                .map(event -> event.getRequest())
                .sorted(Comparator.comparing(LoggedRequest::getLoggedDate))
                .toList();
    }

    List<LoggedRequest> calls(String method, String path) {
        return calls().stream()
                .filter(call -> call.getMethod().value().equals(method))
                .filter(call -> URI.create(call.getUrl()).getPath().equals(path))
                .toList();
    }

    LoggedRequest call(String method, String path) {
        List<LoggedRequest> calls = calls(method, path);
        assertThat(calls).as(() -> method + " " + path + " in " + calls()).hasSize(1);
        return calls.get(0);
    }

    static JsonNode json(LoggedRequest call) {
        return Desk.tree(call.getBody());
    }

    @Override
    public void close() {
        opened.forEach(Outbound::close);
        journal.close();
        crm.stop();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
