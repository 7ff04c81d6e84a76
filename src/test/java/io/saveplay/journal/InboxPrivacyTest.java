package io.saveplay.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.saveplay.event.CancellationEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a CRM sent of a client goes with the client. */
final class InboxPrivacyTest {
    private static final Clock CLOCK = Webhooks.CLOCK;

    private final Address address;
    private Journal journal;

    InboxPrivacyTest() throws SQLException {
        this.address = Journals.empty();
    }

    @BeforeEach
    void open() throws InterruptedException {
        journal = Journals.open(address, CLOCK);
    }

    @AfterEach
    void close() {
        journal.close();
    }

    private UUID finished(String key, @Nullable String client, Result result) throws InterruptedException {
        UUID id = Webhooks.take(journal, Webhooks.event("privacy", key));
        try (WorkQueue queue = journal.queue(
                (delivery, attempt) -> {
                    journal.inbox().mapped(delivery, "D-" + key, client, null);
                    return result;
                },
                Webhooks.SETTINGS)) {
            Webhooks.await(journal, id, one -> one.state() != Delivery.State.WAITING);
            queue.wake();
        }
        return id;
    }

    @Test
    void whatWasSentOfAClientGoesAndThatOfOthersStays() throws Exception {
        UUID done = finished("done", "C-1", new Result.Done(Delivery.State.DONE));
        UUID failed = finished("failed", "C-1", new Result.Dead("no"));
        UUID others = finished("others", "C-2", new Result.Done(Delivery.State.DONE));
        // Its client is known by its decision only.
        UUID decided = finished("decided", null, new Result.Done(Delivery.State.DONE));
        Kept decision = Journals.keep(journal, CLOCK, Journals.event("e-1", "C-1", "said"));
        journal.inbox().decided(decided, decision.id());

        journal.privacy().erase("C-1");

        for (UUID gone : java.util.List.of(done, failed, decided)) {
            assertThat(journal.inbox().payload(gone)).isEmpty();
            assertThat(Webhooks.find(journal, gone).hasPayload()).isFalse();
            assertThat(journal.inbox().replay(gone)).isEqualTo(Inbox.Replay.PAYLOAD_GONE);
        }
        assertThat(journal.inbox().payload(others)).isPresent();
        try (Connection connection = Databases.connect(address)) {
            assertThat(Dump.text(connection, "delivery_text"))
                    .contains("by others")
                    .doesNotContain("by done", "by failed", "by decided");
        }
    }

    @Test
    void whatIsWorkedOnWhileItsClientIsErasedIsWorkedOnToTheEndAndThenGoes() throws Exception {
        for (boolean mappedBefore : new boolean[] {true, false}) {
            String client = "C-" + mappedBefore;
            UUID id = Webhooks.take(journal, Webhooks.event("under way", client));
            UUID others = Webhooks.take(journal, Webhooks.event("under way", "of others " + mappedBefore));
            CountDownLatch begun = new CountDownLatch(2);
            CountDownLatch erased = new CountDownLatch(1);
            try (WorkQueue queue = journal.queue(
                    (delivery, attempt) -> {
                        String of = delivery.equals(id) ? client : "C-other";
                        if (mappedBefore) {
                            journal.inbox().mapped(delivery, "D", of, null);
                        }
                        begun.countDown();
                        erased.await();
                        journal.inbox().mapped(delivery, "D", of, null);
                        return journal.inbox().payload(delivery).isPresent()
                                ? new Result.Done(Delivery.State.DONE)
                                : new Result.Dead("nothing to work with");
                    },
                    Webhooks.SETTINGS)) {
                assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
                journal.privacy().erase(client);
                erased.countDown();
                Webhooks.awaitState(journal, id, Delivery.State.DONE);
                Webhooks.awaitState(journal, others, Delivery.State.DONE);
                queue.wake();
            }
            assertThat(journal.inbox().payload(id)).isEmpty();
            assertThat(journal.inbox().payload(others)).isPresent();
        }
    }

    @Test
    void theDecisionOnWhatCameInBeforeAnErasureIsKeptWithoutItsWords() throws Exception {
        UUID before = Webhooks.take(journal, Webhooks.event("decision", "before"));
        journal.privacy().erase("C-1");
        UUID after = Webhooks.take(journal, Webhooks.event("decision", "after"));
        assertThat(wordsOfDecisionOn(before, "e-1")).isFalse();
        assertThat(wordsOfDecisionOn(after, "e-2")).isTrue();
        journal.inbox().mapped(after, "D-1", "C-1", null);
        try (WorkQueue queue =
                journal.queue((delivery, attempt) -> new Result.Done(Delivery.State.DONE), Webhooks.SETTINGS)) {
            Webhooks.awaitState(journal, after, Delivery.State.DONE);
            queue.wake();
        }
        assertThat(journal.inbox().payload(after)).isPresent();
    }

    /** As whoever works on deliveries does it: by the erasures that were known when the delivery came in. */
    private boolean wordsOfDecisionOn(UUID delivery, String eventId) throws Exception {
        CancellationEvent event = Journals.event(eventId, "C-1", "said");
        Journal.Known known = journal.known(EventKey.of(event, null), event);
        long erasure =
                Math.min(known.erasure(), Webhooks.find(journal, delivery).erasure());
        Kept kept = Journals.await(
                Journals.start(journal, CLOCK, event, new Journal.Known(known.kept(), known.contacts(), erasure)));
        return Journals.ask(address, "select count(*) from decision_text where id = '" + kept.id() + "'")
                .equals("1");
    }

    @Test
    void anErasureIsRememberedForAsLongAsADeliveryMayLackItsClient() throws Exception {
        MovableClock clock = new MovableClock(CLOCK.instant());
        try (Database database = new Database(new Host.External(address), 2).open()) {
            database.settle(Duration.ofSeconds(30));
            journal.inbox().takeFailed(java.util.List.of(Webhooks.event("remembered", "k")), "not understood yet");
            UUID id = journal.inbox()
                    .list(new DeliveryFilter("remembered", null, null, null, null), 1, null)
                    .orElseThrow()
                    .deliveries()
                    .get(0)
                    .id();
            journal.privacy().erase("C-1");
            clock.move(Duration.ofDays(9));
            JournalSettings.Retention retention =
                    new JournalSettings.Retention(Duration.ofDays(30), Duration.ofDays(60), Duration.ofDays(10));
            new Tidying(database, retention, clock).run();
            journal.inbox().replay(id);
            journal.inbox().mapped(id, "D-1", "C-1", null);
            try (WorkQueue queue =
                    journal.queue((delivery, attempt) -> new Result.Done(Delivery.State.DONE), Webhooks.SETTINGS)) {
                Webhooks.awaitState(journal, id, Delivery.State.DONE);
                queue.wake();
            }
            assertThat(journal.inbox().payload(id)).isEmpty();
            clock.move(Duration.ofDays(3));
            new Tidying(database, retention, clock).run();
            assertThat(Journals.ask(address, "select count(*) from forgotten")).isEqualTo("0");
        }
    }
}
