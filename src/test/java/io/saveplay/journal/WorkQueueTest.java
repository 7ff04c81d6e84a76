package io.saveplay.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deliveries are worked on by whoever is there, and none is lost. */
final class WorkQueueTest {
    private static final Clock CLOCK = Webhooks.CLOCK;
    private static final Result DONE = new Result.Done(Delivery.State.DONE);

    private final Address address;
    private Journal journal;

    WorkQueueTest() throws SQLException {
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
    void replicasShareTheWorkAndEachDeliveryIsWorkedOnOnce() throws Exception {
        Map<UUID, AtomicInteger> worked = new ConcurrentHashMap<>();
        Set<Journal> replicas = ConcurrentHashMap.newKeySet();
        try (Journal other = Journals.open(address, CLOCK)) {
            for (Journal one : List.of(journal, other)) {
                one.queue(
                        (delivery, attempt) -> {
                            assertThat(attempt).isEqualTo(1);
                            worked.computeIfAbsent(delivery, made -> new AtomicInteger())
                                    .incrementAndGet();
                            replicas.add(one);
                            return DONE;
                        },
                        Webhooks.SETTINGS);
            }
            List<UUID> all = new ArrayList<>();
            List<Arrival> events = Webhooks.events("shared", 500);
            for (int i = 0; i < 500; i += 10) {
                all.addAll(journal.inbox().take(events.subList(i, i + 10)).fresh());
            }
            awaitAllDone(500);
            assertThat(worked).hasSize(500).containsOnlyKeys(all);
            assertThat(worked.values()).allMatch(times -> times.get() == 1);
            assertThat(replicas).hasSize(2);
        }
    }

    @Test
    void whatComesInIsWorkedOnAtOnceAndWhatIsDueLaterIsNot() throws Exception {
        QueueSettings seldom = new QueueSettings(
                2, Duration.ofHours(1), Duration.ofSeconds(3), Duration.ofMillis(500), Backoff.DEFAULT);
        try (WorkQueue queue = journal.queue((delivery, attempt) -> DONE, seldom)) {
            UUID later = Webhooks.take(
                    journal, Webhooks.due("at once", "l", CLOCK.instant().plusSeconds(3600)));
            for (int i = 0; i < 5; i++) {
                UUID now = Webhooks.take(journal, Webhooks.event("at once", "k-" + i));
                Delivery done = Webhooks.awaitState(journal, now, Delivery.State.DONE);
                assertThat(done.attempts()).isEqualTo(1);
                assertThat(done.dueAt()).isNull();
                assertThat(done.finishedAt()).isAfterOrEqualTo(done.startedAt());
            }
            assertThat(Webhooks.find(journal, later).attempts()).isZero();
            assertThat(journal.inbox().replay(later)).isEqualTo(Inbox.Replay.QUEUED);
            Webhooks.awaitState(journal, later, Delivery.State.DONE);
            queue.wake();
        }
    }

    @Test
    void whatFailsIsTriedAgainWhatIsDeadIsNotAndAReplayBeginsAnew() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        Set<String> seen = ConcurrentHashMap.newKeySet();
        journal.queue(
                (delivery, attempt) -> {
                    seen.add(tries.incrementAndGet() + ":" + attempt);
                    return switch (tries.get()) {
                        case 1 -> new Result.Again(CLOCK.instant(), "the crm was away");
                        case 2 -> throw new IllegalStateException("she said: never again");
                        case 3 -> new Result.Dead("the crm refuses it");
                        default -> new Result.Done(Delivery.State.IGNORED);
                    };
                },
                Webhooks.SETTINGS);
        UUID id = Webhooks.take(journal, Webhooks.event("again", "k"));
        Delivery dead = Webhooks.awaitState(journal, id, Delivery.State.FAILED);
        assertThat(dead.cause()).isEqualTo("the crm refuses it");
        assertThat(dead.attempts()).isEqualTo(3);
        assertThat(dead.finishedAt()).isNotNull();
        assertThat(count("delivery_task")).isEqualTo("0");

        assertThat(journal.inbox().replay(id)).isEqualTo(Inbox.Replay.QUEUED);
        Delivery done = Webhooks.awaitState(journal, id, Delivery.State.IGNORED);
        assertThat(done.cause()).isNull();
        assertThat(done.attempts()).isEqualTo(1);
        assertThat(seen).containsExactlyInAnyOrder("1:1", "2:2", "3:3", "4:1");
    }

    @Test
    void theCauseOfAnAttemptThatBrokeOffQuotesNothing() throws Exception {
        Instant later = CLOCK.instant().plusSeconds(3600);
        journal.queue(
                (delivery, attempt) -> {
                    if (attempt == 2) {
                        return new Result.Again(later, "later");
                    }
                    throw new IllegalStateException("she said: never again");
                },
                new QueueSettings(
                        1,
                        Duration.ofMillis(50),
                        Duration.ofSeconds(3),
                        Duration.ofMillis(500),
                        new Backoff(Duration.ofHours(100), Duration.ofHours(100), 3)));
        UUID id = Webhooks.take(journal, Webhooks.event("broke", "k"));
        Delivery broken = Webhooks.await(journal, id, one -> one.cause() != null);
        assertThat(broken.cause()).contains("broke off").doesNotContain("she said");
        assertThat(broken.state()).isEqualTo(Delivery.State.WAITING);
        assertThat(broken.dueAt()).isAfter(broken.startedAt());
        assertThat(journal.inbox().replay(id)).isEqualTo(Inbox.Replay.QUEUED);
        Delivery again = Webhooks.await(journal, id, one -> one.attempts() == 2 && one.cause() != null);
        assertThat(Webhooks.await(journal, id, one -> "later".equals(one.cause()))
                        .dueAt())
                .isCloseTo(later, org.assertj.core.api.Assertions.within(1, java.time.temporal.ChronoUnit.MILLIS));
        assertThat(again.state()).isEqualTo(Delivery.State.WAITING);
    }

    @Test
    void manyAreReplayedByWhatTheyHaveInCommon() throws Exception {
        List<UUID> ids = journal.inbox().take(Webhooks.events("range", 250)).fresh();
        UUID other = Webhooks.take(journal, Webhooks.event("other", "k"));
        try (WorkQueue queue = journal.queue((delivery, attempt) -> new Result.Dead("no"), Webhooks.SETTINGS)) {
            assertThat(Waiting.until(() -> states("FAILED") == 251, Duration.ofSeconds(20)))
                    .isTrue();
            queue.wake();
        }
        Databases.run(address, "delete from delivery_text where id = '" + ids.get(0) + "'");
        DeliveryFilter failed = new DeliveryFilter("range", Delivery.State.FAILED, null, null, null);
        assertThat(journal.inbox().replay(failed)).isEqualTo(249);
        assertThat(journal.inbox().replay(failed)).isZero();
        assertThat(journal.inbox().replay(ids.get(0))).isEqualTo(Inbox.Replay.PAYLOAD_GONE);
        assertThat(count("delivery_task")).isEqualTo("249");
        // Those that wait are made due, and have one task as before.
        assertThat(journal.inbox().replay(new DeliveryFilter("range", null, null, null, null)))
                .isEqualTo(249);
        assertThat(count("delivery_task")).isEqualTo("249");
        journal.queue((delivery, attempt) -> attempt == 1 ? DONE : new Result.Dead("late"), Webhooks.SETTINGS);
        awaitAllDone(249);
        assertThat(Webhooks.find(journal, other).state()).isEqualTo(Delivery.State.FAILED);
    }

    private int states(String state) {
        try {
            return Integer.parseInt(count("delivery where state = '" + state + "'"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
