package io.saveplay.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The inbox and the queue while their database goes and comes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class InboxOutageTest {
    private static final Result DONE = new Result.Done(Delivery.State.DONE);

    private Outage server;

    @BeforeAll
    void start() throws IOException, DatabaseException {
        server = Outage.of(Databases.newFolder());
    }

    @AfterAll
    void stop() throws IOException {
        server.close();
    }

    /** Counts what a logger is told. */
    private static final class Told extends Handler {
        final AtomicInteger lines = new AtomicInteger();

        @Override
        public void publish(LogRecord told) {
            lines.incrementAndGet();
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @Test
    void theQueueGoesOnByItselfAndWhatWasDoneMeanwhileIsWrittenAfterwards() throws Exception {
        Logger poll = Logger.getLogger("com.github.kagkarlsson.scheduler.RunUntilShutdown");
        Logger ours = Logger.getLogger("io.saveplay.journal");
        Told polls = new Told();
        Told lines = new Told();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch away = new CountDownLatch(1);
        AtomicInteger worked = new AtomicInteger();
        try (Journal journal = Journals.open(server.address(), Webhooks.CLOCK)) {
            journal.queue(
                    (delivery, attempt) -> {
                        if (worked.incrementAndGet() == 1) {
                            begun.countDown();
                            away.await();
                        }
                        return DONE;
                    },
                    Webhooks.SETTINGS);
            UUID underWay = Webhooks.take(journal, Webhooks.event("outage", "under way"));
            UUID later = Webhooks.take(
                    journal,
                    Webhooks.due("outage", "later", Webhooks.CLOCK.instant().plusSeconds(2)));
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

            server.begin();
            poll.setLevel(Level.ALL);
            poll.addHandler(polls);
            ours.addHandler(lines);
            Arrival meanwhile = Webhooks.event("outage", "meanwhile");
            assertThatThrownBy(() -> journal.inbox().take(List.of(meanwhile)))
                    .isInstanceOf(JournalException.Unavailable.class);
            journal.inbox().count("outage", "accepted");
            away.countDown();
            // Long enough for some thirty looks at what is due.
            Thread.sleep(1500);
            assertThat(polls.lines.get()).isZero();
            assertThat(lines.lines.get()).isLessThan(5);

            server.end();
            assertThat(Waiting.until(() -> journal.trouble().isEmpty(), Duration.ofSeconds(20)))
                    .isTrue();
            Webhooks.awaitState(journal, underWay, Delivery.State.DONE);
            Webhooks.awaitState(journal, later, Delivery.State.DONE);
            assertThat(Webhooks.find(journal, underWay).attempts()).isEqualTo(1);
            assertThat(journal.inbox().take(List.of(meanwhile)).fresh()).hasSize(1);
            Webhooks.awaitState(journal, meanwhile.id(), Delivery.State.DONE);
            assertThat(worked.get()).isEqualTo(3);
        } finally {
            poll.removeHandler(polls);
            poll.setLevel(null);
            ours.removeHandler(lines);
        }
    }

    @Test
    void aQueueThatIsStartedBeforeItsDatabaseWorksOnceThatIsThere() throws Exception {
        UUID id;
        try (Journal journal = Journals.open(server.address(), Webhooks.CLOCK)) {
            id = Webhooks.take(journal, Webhooks.event("early", "k"));
        }
        server.begin();
        try (Journal journal = Journals.open(server.address(), Webhooks.CLOCK)) {
            journal.queue((delivery, attempt) -> DONE, Webhooks.SETTINGS);
            server.end();
            assertThat(Waiting.until(() -> journal.trouble().isEmpty(), Duration.ofSeconds(20)))
                    .isTrue();
            Webhooks.awaitState(journal, id, Delivery.State.DONE);
        }
    }
}
