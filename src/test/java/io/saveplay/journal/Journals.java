package io.saveplay.journal;

import io.saveplay.decision.Decision;
import io.saveplay.decision.DecisionWriter;
import io.saveplay.decision.Recall;
import io.saveplay.event.CancellationEvent;
import io.saveplay.rulebook.Decider;
import io.saveplay.rulebook.Ruleset;
import io.saveplay.rulebook.Shipped;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Journals for tests, each in a schema of its own on one server that they share. */
public final class Journals {
    static final JournalSettings.Retention FOR_EVER =
            new JournalSettings.Retention(Duration.ZERO, Duration.ZERO, Duration.ZERO);

    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private Journals() {}

    private static final class Shared {
        static final Address ADDRESS = start();

        private static Address start() {
            try {
                EmbeddedDatabase database = Databases.in(Databases.newFolder());
                Runtime.getRuntime().addShutdownHook(new Thread(database::close));
                return database.start();
            } catch (IOException | DatabaseException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** A database that holds nothing yet. */
    static Address empty() throws SQLException {
        String schema = "test" + SCHEMAS.incrementAndGet();
        Databases.run(Shared.ADDRESS, "create schema " + schema);
        return new Address(
                Shared.ADDRESS.url() + "&currentSchema=" + schema, Shared.ADDRESS.user(), Shared.ADDRESS.password());
    }

    /** A journal that has nothing in it yet. */
    public static Journal fresh(Clock clock) throws SQLException, InterruptedException {
        return open(empty(), clock);
    }

    static Place place(Address address) {
        return Place.of(
                Optional.of(address.url()),
                Optional.of(address.user()),
                Optional.ofNullable(address.password()),
                Path.of("target"),
                Optional.of(Databases.BINARIES));
    }

    static Place place(Path state) {
        return Place.of(Optional.empty(), Optional.empty(), Optional.empty(), state, Optional.of(Databases.BINARIES));
    }

    static Journal open(Address address, Clock clock) throws InterruptedException {
        return open(place(address), clock);
    }

    static Journal open(Place place, Clock clock) throws InterruptedException {
        Journal journal = new Journal(
                        new JournalSettings(
                                place,
                                8,
                                1000,
                                FOR_EVER,
                                Learning.Settings.DEFAULT,
                                Holdout.DEFAULT,
                                Duration.ofHours(1)),
                        clock,
                        () -> Map.of("call-or-meet", 25))
                .open();
        journal.settle(Duration.ofSeconds(60));
        return journal;
    }

    /** An event of a client who says something. */
    static CancellationEvent event(String id, String client, String words) {
        return Shipped.event(
                Json.read("{\"id\":\"" + id + "\",\"occurredAt\":\"2026-03-02T09:30:00Z\",\"statedReason\":\"" + words
                        + "\",\"deal\":{\"id\":\"D-" + client + "\"},\"client\":{\"id\":\"" + client + "\"}}"));
    }

    /** Decides an event and waits until that is on disk. */
    static Kept keep(Journal journal, Clock clock, CancellationEvent event) throws InterruptedException {
        return await(start(journal, clock, event, journal.known(EventKey.of(event, null), event)));
    }

    /** The same by rules that have another version. */
    static Kept keep(Journal journal, Clock clock, CancellationEvent event, String version)
            throws InterruptedException {
        return await(start(journal, clock, event, journal.known(EventKey.of(event, null), event), version));
    }

    /** Decides an event of which something is known, and hands it to whoever writes. */
    static CompletableFuture<Kept> start(Journal journal, Clock clock, CancellationEvent event, Journal.Known known)
            throws InterruptedException {
        return start(journal, clock, event, known, Shipped.ruleset().folder().version());
    }

    private static CompletableFuture<Kept> start(
            Journal journal, Clock clock, CancellationEvent event, Journal.Known known, String version)
            throws InterruptedException {
        Ruleset ruleset = Shipped.ruleset();
        Recall recall = journal.recall(event.client().id());
        Integer contacts = known.contacts();
        Decider decider = new Decider(clock);
        Decider.Decided made = decider.decide(
                ruleset,
                contacts == null ? event : event.withContactsLast14Days(contacts),
                new Decider.Wish(false, false),
                recall,
                decider.moment());
        Decision decision = made.decision();
        Entry entry = new Entry(
                EventKey.of(event, null),
                event,
                decision,
                DecisionWriter.write(decision),
                new Entry.Rules(version, ruleset.folder().files()),
                new Entry.Basis(contacts, recall, made.learned(), known.erasure()),
                made.understood());
        return journal.keep(entry, true);
    }

    /** What a database says, the first column of the first row. */
    static String ask(Address address, String sql) throws SQLException {
        try (Connection connection = Databases.connect(address)) {
            return Contents.ask(connection, sql, "nothing");
        }
    }

    /** Waits until a decision is kept. */
    static Kept await(CompletableFuture<Kept> kept) throws InterruptedException {
        try {
            return kept.get(20, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("a decision was not kept", e);
        }
    }
}
