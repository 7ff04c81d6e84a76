package io.saveplay.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No delivery is lost, whoever is stopped, killed or cut off while it is worked on. */
final class WorkQueueSurvivalTest {
    private static final Clock CLOCK = Webhooks.CLOCK;
    private static final Result DONE = new Result.Done(Delivery.State.DONE);

    private final Address address;
    private Journal journal;

    WorkQueueSurvivalTest() throws SQLException {
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

    private String count(String of) throws SQLException {
        return Journals.ask(address, "select count(*) from " + of);
    }

    private boolean allDone(int many) {
        try {
            return count("delivery where state = 'DONE'").equals(Integer.toString(many))
                    && count("delivery_task").equals("0");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitAllDone(int many) {
        assertThat(Waiting.until(() -> allDone(many), Duration.ofSeconds(30))).isTrue();
    }

    @Test
    void whatAKilledReplicaWasWorkingOnIsTakenOver() throws Exception {
        List<UUID> ids = journal.inbox().take(Webhooks.events("killed", 3)).fresh();
        try (OtherReplica other = OtherReplica.on(address)) {
            other.awaitPicked(3);
        }
        assertThat(states("WAITING")).isEqualTo(3);
        Set<Integer> attempts = ConcurrentHashMap.newKeySet();
        journal.queue(
                (delivery, attempt) -> {
                    attempts.add(attempt);
                    return DONE;
                },
                Webhooks.SETTINGS);
        awaitAllDone(3);
        assertThat(attempts).containsExactly(2);
        assertThat(ids).hasSize(3);
    }

    @Test
    void whoeverWasTakenOverDoesNotHaveTheLastWord() throws Exception {
        UUID id = Webhooks.take(journal, Webhooks.event("fenced", "k"));
        AtomicInteger tries = new AtomicInteger();
        journal.queue(
                (delivery, attempt) -> {
                    if (tries.incrementAndGet() > 1) {
                        return new Result.Done(Delivery.State.SAME);
                    }
                    try {
                        // As another replica does it that takes this one for dead.
                        Databases.run(address, "update delivery_task set picked = false, version = version + 1");
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                    return DONE;
                },
                new QueueSettings(
                        1, Duration.ofHours(1), Duration.ofSeconds(3), Duration.ofMillis(500), Backoff.DEFAULT));
        assertThat(Waiting.until(() -> tries.get() == 1, Duration.ofSeconds(10)))
                .isTrue();
        journal.inbox().replay(UUID.randomUUID());
        Webhooks.awaitState(journal, id, Delivery.State.SAME);
        assertThat(Webhooks.find(journal, id).attempts()).isEqualTo(2);
    }

    @Test
    void connectionsThatAreCutAllTheTimeLoseNothing() throws Exception {
        AtomicInteger worked = new AtomicInteger();
        journal.queue(
                (delivery, attempt) -> {
                    worked.incrementAndGet();
                    journal.inbox().begin(delivery, "note");
                    journal.inbox().done(delivery, "note", null);
                    return DONE;
                },
                Webhooks.SETTINGS);
        int taken = 0;
        for (int i = 0; i < 100; i++) {
            if (i % 20 == 10) {
                cut();
            }
            try {
                taken += journal.inbox()
                        .take(List.of(Webhooks.event("cut", "k-" + i)))
                        .fresh()
                        .size();
            } catch (JournalException e) {
                // A CRM sends it again.
                Thread.sleep(20);
                i--;
            }
        }
        // One that was taken and not acknowledged is not fresh when it is sent again.
        assertThat(taken).isPositive();
        awaitAllDone(100);
        assertThat(worked.get()).isGreaterThanOrEqualTo(100);
        assertThat(count("delivery_write where done_at is not null")).isEqualTo("100");
    }

    @Test
    void whatWasTakenIsWorkedOnAfterTheServiceWasStoppedBetween() throws Exception {
        journal.inbox().take(Webhooks.events("between", 20));
        journal.close();
        open();
        journal.queue((delivery, attempt) -> DONE, Webhooks.SETTINGS);
        awaitAllDone(20);
    }

    @Test
    void workUnderWayWhenTheQueueClosesIsDoneByTheNextOneAndDoesNotCount() throws Exception {
        UUID id = Webhooks.take(journal, Webhooks.event("under way", "k"));
        CountDownLatch begun = new CountDownLatch(1);
        WorkQueue queue = journal.queue(
                (delivery, attempt) -> {
                    begun.countDown();
                    Thread.sleep(60_000);
                    return DONE;
                },
                Webhooks.SETTINGS);
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        queue.close();
        assertThat(Webhooks.find(journal, id).attempts()).isZero();
        journal.queue((delivery, attempt) -> attempt == 1 ? DONE : new Result.Dead("not the first"), Webhooks.SETTINGS);
        Webhooks.awaitState(journal, id, Delivery.State.DONE);
    }

    private int states(String state) {
        try {
            return Integer.parseInt(count("delivery where state = '" + state + "'"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void cut() throws SQLException {
        Journals.ask(address, """
                select count(pg_terminate_backend(pid)) from pg_locks l join pg_class c on c.oid = l.relation
                where c.relname like 'delivery%' and c.relnamespace = current_schema()::regnamespace
                and pid <> pg_backend_pid()""");
    }
}
