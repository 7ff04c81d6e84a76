package io.saveplay.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What CRMs send is kept once, and what is noted of it is found again; two replicas share the database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class InboxTest {
    private static final Clock CLOCK = Webhooks.CLOCK;

    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private Address address;
    private Journal here;
    private Journal there;

    @BeforeAll
    void open() throws SQLException, InterruptedException {
        address = Journals.empty();
        here = Journals.open(address, CLOCK);
        there = Journals.open(address, CLOCK);
    }

    @AfterAll
    void close() {
        threads.shutdownNow();
        here.close();
        there.close();
    }

    private <T> List<T> atOnce(int many, Callable<T> work) throws Exception {
        List<T> all = new ArrayList<>();
        for (Future<T> one : threads.invokeAll(Collections.nCopies(many, work))) {
            all.add(one.get());
        }
        return all;
    }

    private String tasks(UUID delivery) throws SQLException {
        return Journals.ask(address, "select count(*) from delivery_task where task_instance = '" + delivery + "'");
    }

    @Test
    void whatIsSentAgainIsKeptOnce() throws Exception {
        Arrival first = Webhooks.event("again", "k");
        Inbox.Taken taken =
                here.inbox().take(List.of(first, Webhooks.event("again", "other"), Webhooks.event("again", "k")));
        assertThat(taken.fresh()).hasSize(2).contains(first.id());
        assertThat(taken.again()).isEqualTo(1);
        assertThat(there.inbox().take(List.of(Webhooks.event("again", "k")))).isEqualTo(new Inbox.Taken(List.of(), 1));
        assertThat(there.inbox()
                        .take(List.of(Webhooks.event("of another crm", "k")))
                        .fresh())
                .hasSize(1);
        assertThat(here.inbox().take(List.of())).isEqualTo(new Inbox.Taken(List.of(), 0));

        Delivery kept = Webhooks.find(there, first.id());
        assertThat(kept.state()).isEqualTo(Delivery.State.WAITING);
        assertThat(kept.receivedAt()).isCloseTo(first.receivedAt(), within(1, ChronoUnit.MICROS));
        assertThat(there.inbox().payload(first.id()).map(bytes -> new String(bytes, StandardCharsets.UTF_8)))
                .hasValue("{\"said\":\"by k ü\"}");
        assertThat(tasks(first.id())).isEqualTo("1");
    }

    @Test
    void manyThatSendTheSameAtTheSameTimeAreToldOfOneDelivery() throws Exception {
        List<Inbox.Taken> all = atOnce(40, () -> {
            Journal journal = ThreadLocalRandom.current().nextBoolean() ? here : there;
            List<Arrival> events = Webhooks.events("at once", 10);
            Collections.shuffle(events);
            return journal.inbox().take(events);
        });
        assertThat(all.stream().mapToInt(one -> one.fresh().size()).sum()).isEqualTo(10);
        assertThat(all.stream().mapToInt(Inbox.Taken::again).sum()).isEqualTo(390);
    }

    @Test
    void aWebhookThatCannotBeWrittenIsRefusedWholeAndAlone() throws Exception {
        Arrival kept = Webhooks.event("alone", "first");
        Webhooks.take(here, kept);
        Arrival sameId = new Arrival(kept.id(), "alone", "second", CLOCK.instant(), CLOCK.instant(), new byte[0]);
        List<Boolean> taken = atOnce(16, () -> {
            boolean bad = ThreadLocalRandom.current().nextBoolean();
            UUID key = UUID.randomUUID();
            List<Arrival> events = new ArrayList<>(List.of(Webhooks.event("alone", "with " + bad + key)));
            if (bad) {
                events.add(sameId);
                assertThatThrownBy(() -> here.inbox().take(events)).isInstanceOf(RuntimeException.class);
            } else {
                assertThat(here.inbox().take(events).fresh()).hasSize(1);
            }
            return !bad;
        });
        assertThat(Journals.ask(address, "select count(*) from delivery where event_key like 'with true%'"))
                .isEqualTo("0");
        assertThat(Journals.ask(address, "select count(*) from delivery where event_key like 'with false%'"))
                .isEqualTo(Long.toString(taken.stream().filter(one -> one).count()));
    }

    @Test
    void keysMayBeOfAnyLengthAndOfAnyCharacters() {
        for (String key : List.of("x".repeat(100_000), "nul \0", "ü😀")) {
            Webhooks.take(here, Webhooks.event("keys", key));
            assertThat(here.inbox().take(List.of(Webhooks.event("keys", key))).again())
                    .isEqualTo(1);
            UUID delivery = Webhooks.take(here, Webhooks.event("claims by key", key));
            assertThat(here.inbox().claim(delivery, "keys", key).owned()).isTrue();
            assertThat(here.inbox().claim(UUID.randomUUID(), "keys", key).owner())
                    .isEqualTo(delivery);
        }
    }

    @Test
    void whatIsNotUnderstoodIsKeptAndNobodyWorksOnIt() throws Exception {
        Arrival event = Webhooks.event("failed", "k");
        assertThat(here.inbox().takeFailed(List.of(event), "no deal in it").fresh())
                .containsExactly(event.id());
        Delivery kept = Webhooks.find(here, event.id());
        assertThat(kept.state()).isEqualTo(Delivery.State.FAILED);
        assertThat(kept.cause()).isEqualTo("no deal in it");
        assertThat(kept.dueAt()).isNull();
        assertThat(kept.hasPayload()).isTrue();
        assertThat(tasks(event.id())).isEqualTo("0");

        assertThat(here.inbox().replay(event.id())).isEqualTo(Inbox.Replay.QUEUED);
        assertThat(Webhooks.find(here, event.id()).cause()).isNull();
        assertThat(tasks(event.id())).isEqualTo("1");
        assertThat(here.inbox().replay(UUID.randomUUID())).isEqualTo(Inbox.Replay.UNKNOWN);
    }

    @Test
    void pagesGoThroughAllOfThemAndACursorIsGoodForItsQuestionOnly() {
        List<UUID> all = new ArrayList<>();
        for (Arrival one : Webhooks.events("pages", 12)) {
            all.add(0, Webhooks.take(here, one));
        }
        here.inbox().mapped(all.get(3), "D-pages", "C-pages", "t");
        here.inbox().takeFailed(List.of(Webhooks.event("pages", "failed")), "why");
        DeliveryFilter waiting = new DeliveryFilter("pages", Delivery.State.WAITING, null, null, null);
        List<UUID> seen = new ArrayList<>();
        String cursor = null;
        do {
            Inbox.Page page = there.inbox().list(waiting, 5, cursor).orElseThrow();
            page.deliveries().forEach(one -> seen.add(one.id()));
            cursor = page.next();
            if (cursor != null) {
                assertThat(here.inbox().list(DeliveryFilter.ALL, 5, cursor)).isEmpty();
            }
        } while (cursor != null);
        assertThat(seen).containsExactlyInAnyOrderElementsOf(all);
        assertThat(here.inbox().list(waiting, 5, "made up")).isEmpty();

        DeliveryFilter deal = new DeliveryFilter(null, null, "D-pages", null, null);
        assertThat(here.inbox().list(deal, 5, null).orElseThrow().deliveries())
                .extracting(Delivery::id, Delivery::clientId, Delivery::transition)
                .containsExactly(tuple(all.get(3), "C-pages", "t"));
        Instant later = CLOCK.instant().plusSeconds(60);
        DeliveryFilter none = new DeliveryFilter("pages", null, null, later, null);
        assertThat(here.inbox().list(none, 5, null).orElseThrow().deliveries()).isEmpty();
        DeliveryFilter before = new DeliveryFilter("pages", Delivery.State.FAILED, null, null, later);
        assertThat(here.inbox().list(before, 5, null).orElseThrow().deliveries())
                .hasSize(1);
    }

    @Test
    void ofManyThatAskForATransitionAtOnceOneHasIt() throws Exception {
        for (int round = 0; round < 8; round++) {
            String transition = "t-" + round;
            List<Inbox.Claimed> all = atOnce(8, () -> {
                Journal journal = ThreadLocalRandom.current().nextBoolean() ? here : there;
                UUID delivery = UUID.randomUUID();
                // Nobody's id, so whoever has it does not seem given up.
                Databases.run(
                        address,
                        "insert into delivery (id, profile, event_key, received_at, state, erasure)" + " values ('"
                                + delivery + "', 'race', '" + delivery + "', now(), 'WAITING', 0)");
                Inbox.Claimed claimed = journal.inbox().claim(delivery, "crm", transition);
                assertThat(claimed.owned()).isEqualTo(claimed.owner().equals(delivery));
                return claimed;
            });
            assertThat(all.stream().filter(Inbox.Claimed::owned)).hasSize(1);
            assertThat(all.stream().map(Inbox.Claimed::owner).distinct()).hasSize(1);
        }
    }

    @Test
    void aTransitionOfADeliveryThatFailedIsTakenOverOnce() throws Exception {
        UUID failed = Webhooks.event("claims", "owner").id();
        here.inbox()
                .takeFailed(
                        List.of(new Arrival(failed, "claims", "o", CLOCK.instant(), CLOCK.instant(), new byte[0])),
                        "why");
        UUID second = Webhooks.take(here, Webhooks.event("claims", "second"));
        UUID third = Webhooks.take(here, Webhooks.event("claims", "third"));
        assertThat(here.inbox().claim(failed, "crm", "over").owned()).isTrue();
        assertThat(here.inbox().claim(second, "crm", "over").owned()).isTrue();
        assertThat(here.inbox().claim(second, "crm", "over").owned()).isTrue();
        assertThat(there.inbox().claim(third, "crm", "over")).isEqualTo(new Inbox.Claimed(second, false));
        assertThat(Webhooks.find(here, third).sameAs()).isEqualTo(second);
        here.inbox().replay(failed);
        assertThat(here.inbox().claim(failed, "crm", "over").owner()).isEqualTo(second);
        assertThat(here.inbox().claim(third, "another crm", "over").owned()).isTrue();
    }

    @Test
    void aWriteThatWasBegunIsKnownToHaveBeenBegun() {
        UUID id = Webhooks.take(here, Webhooks.event("writes", "k"));
        assertThat(here.inbox().begin(id, "note")).isEqualTo(Inbox.Write.FRESH);
        assertThat(there.inbox().begin(id, "note")).isEqualTo(Inbox.Write.BEGUN_BEFORE);
        assertThat(here.inbox().begin(id, "task")).isEqualTo(Inbox.Write.FRESH);
        here.inbox().done(id, "note", "N-17");
        assertThat(there.inbox().begin(id, "note")).isEqualTo(Inbox.Write.DONE);
        UUID decision = UUID.randomUUID();
        here.inbox().decided(id, decision);
        here.inbox().replay(id);
        assertThat(there.inbox().begin(id, "note")).isEqualTo(Inbox.Write.DONE);
        Delivery kept = Webhooks.find(there, id);
        assertThat(kept.decisionId()).isEqualTo(decision);
        assertThat(kept.writes())
                .extracting(Delivery.Written::name, Delivery.Written::reference)
                .containsExactly(tuple("note", "N-17"), tuple("task", null));
    }

    @Test
    void whatIsCountedAtSeveralReplicasAddsUpAndIsThereAfterAClose() throws Exception {
        MovableClock clock = new MovableClock(Instant.parse("2026-03-02T09:59:00Z"));
        Journal one = Journals.open(address, clock);
        Journal other = Journals.open(address, clock);
        for (int i = 0; i < 1000; i++) {
            one.inbox().count("flood", "refused");
            other.inbox().count("flood", "refused");
        }
        other.inbox().count("flood", "accepted");
        clock.move(Duration.ofMinutes(1));
        one.inbox().count("flood", "refused");
        one.close();
        other.close();
        Instant from = Instant.parse("2026-03-02T09:00:00Z");
        assertThat(here.inbox().counts(from, from.plus(Duration.ofHours(2))))
                .containsExactly(
                        new Inbox.Counted("flood", from, "accepted", 1),
                        new Inbox.Counted("flood", from, "refused", 2000),
                        new Inbox.Counted("flood", from.plus(Duration.ofHours(1)), "refused", 1));
        assertThat(here.inbox().counts(from.minus(Duration.ofHours(1)), from)).isEmpty();
    }
}
