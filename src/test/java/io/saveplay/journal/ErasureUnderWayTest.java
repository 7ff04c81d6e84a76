package io.saveplay.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.saveplay.event.CancellationEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What arrived before an erasure is erased, too, wherever it is at that moment. */
final class ErasureUnderWayTest {
    private static final Clock CLOCK = Clock.systemUTC();

    private final Address address;

    ErasureUnderWayTest() throws SQLException {
        this.address = Journals.empty();
    }

    private static Journal.Known known(Journal journal, CancellationEvent event) {
        return journal.known(EventKey.of(event, null), event);
    }

    private boolean hasWords(UUID decision) throws SQLException {
        return Journals.ask(address, "select count(*) from decision_text where id = '" + decision + "'")
                .equals("1");
    }

    private static boolean saysThatWordsAreGone(Journal journal, UUID decision) {
        Kept kept = journal.decisions().find(decision).orElseThrow();
        return Json.read(new String(kept.answer(), java.nio.charset.StandardCharsets.UTF_8))
                .path("wordsGone")
                .asBoolean();
    }

    @Test
    void whatIsDecidedWhileItsClientIsErasedIsKeptWithoutItsWords() throws Exception {
        try (Journal journal = Journals.open(address, CLOCK)) {
            CancellationEvent event = Journals.event("e-1", "C-1", "under way");
            Journal.Known before = known(journal, event);
            CancellationEvent others = Journals.event("e-2", "C-2", "of another client");
            Journal.Known othersBefore = known(journal, others);

            assertThat(journal.privacy().erase("C-1").decisions()).isZero();
            Kept kept = Journals.await(Journals.start(journal, CLOCK, event, before));
            Kept othersKept = Journals.await(Journals.start(journal, CLOCK, others, othersBefore));

            assertThat(hasWords(kept.id())).isFalse();
            assertThat(saysThatWordsAreGone(journal, kept.id())).isTrue();
            assertThat(known(journal, event).kept().orElseThrow().sameContent()).isTrue();
            assertThat(hasWords(othersKept.id())).isTrue();
        }
    }

    @Test
    void itHoldsAcrossReplicas() throws Exception {
        try (Journal here = Journals.open(address, CLOCK);
                Journal there = Journals.open(address, CLOCK)) {
            CancellationEvent event = Journals.event("e-1", "C-1", "under way");
            Journal.Known before = known(here, event);
            there.privacy().erase("C-1");
            Kept kept = Journals.await(Journals.start(here, CLOCK, event, before));
            assertThat(hasWords(kept.id())).isFalse();
        }
    }

    @Test
    void whatWaitsToBeWrittenIsNotLeftBehind() throws Exception {
        try (Journal journal = Journals.open(address, CLOCK);
                Connection blocking = Databases.connect(address)) {
            // So that no ruleset has to be written first.
            Journals.keep(journal, CLOCK, Journals.event("e-0", "C-0", "earlier"));
            blocking.setAutoCommit(false);
            blocking.createStatement().execute("lock table decision in share mode");
            CancellationEvent event = Journals.event("e-1", "C-1", "in the queue");
            CompletableFuture<Kept> kept = Journals.start(journal, CLOCK, event, known(journal, event));
            assertThat(Waiting.until(this::aDecisionWaits, Duration.ofSeconds(10)))
                    .isTrue();
            CompletableFuture<Privacy.Erased> erased =
                    CompletableFuture.supplyAsync(() -> journal.privacy().erase("C-1"));
            assertThat(Waiting.until(this::anErasureWaits, Duration.ofSeconds(10)))
                    .isTrue();
            blocking.commit();

            Kept written = Journals.await(kept);
            erased.get();
            assertThat(hasWords(written.id())).isFalse();
        }
    }

    private boolean aDecisionWaits() {
        return waits("locktype = 'relation'");
    }

    private boolean anErasureWaits() {
        return waits("locktype = 'advisory' and mode = 'ExclusiveLock'");
    }

    private boolean waits(String lock) {
        try {
            return Journals.ask(address, "select count(*) from pg_locks where not granted and " + lock)
                    .equals("1");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatArrivesAfterAnErasureIsKeptWithItsWords() throws Exception {
        try (Journal journal = Journals.open(address, CLOCK)) {
            journal.privacy().erase("C-1");
            Kept kept = Journals.keep(journal, CLOCK, Journals.event("e-1", "C-1", "back again"));
            assertThat(hasWords(kept.id())).isTrue();
            assertThat(journal.privacy().erase("C-1").decisions()).isEqualTo(1);
            assertThat(journal.privacy().erase("C-1").decisions()).isZero();
        }
    }

    /** A decision, and when it was known that its event had arrived, by the clock of this process. */
    private record Arrived(UUID decision, long at) {}

    @Test
    void whoeverIsErasedAmongManyDecisionsIsErasedWhole() throws Exception {
        Queue<Arrived> arrived = new ConcurrentLinkedQueue<>();
        List<Future<?>> running = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (Journal here = Journals.open(address, CLOCK);
                Journal there = Journals.open(address, CLOCK)) {
            for (int thread = 0; thread < 4; thread++) {
                int number = thread;
                Journal journal = thread % 2 == 0 ? here : there;
                running.add(threads.submit(() -> {
                    for (int i = 0; i < 25; i++) {
                        CancellationEvent event = Journals.event("e-" + number + "-" + i, "C-1", "one of many");
                        Journal.Known known = known(journal, event);
                        long at = System.nanoTime();
                        // As if its rules took long, so that many are under way at any moment.
                        Thread.sleep(100);
                        Kept kept = Journals.await(Journals.start(journal, CLOCK, event, known));
                        arrived.add(new Arrived(kept.id(), at));
                    }
                    return null;
                }));
            }
            assertThat(Waiting.until(() -> arrived.size() >= 40, Duration.ofSeconds(60)))
                    .isTrue();
            long erasure = System.nanoTime();
            there.privacy().erase("C-1");
            for (Future<?> one : running) {
                one.get();
            }
            assertThat(arrived).hasSize(100);
            for (Arrived one : arrived) {
                if (one.at() < erasure) {
                    assertThat(hasWords(one.decision())).isFalse();
                }
            }
            assertThat(arrived).anyMatch(one -> one.at() > erasure);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void anOutcomeThatIsSentAgainAfterItsNoteWasErasedIsKnown() throws Exception {
        try (Journal journal = Journals.open(address, CLOCK)) {
            Kept kept = Journals.keep(journal, CLOCK, Journals.event("e-1", "C-1", "words"));
            Outcome outcome = new Outcome("o-1", "call-or-meet", Outcome.Result.SAVED, null, "she was glad");
            journal.outcomes().record(kept.id(), outcome, true);
            assertThat(journal.privacy().erase("C-1").outcomes()).isEqualTo(1);
            assertThat(journal.outcomes().record(kept.id(), outcome, true))
                    .isInstanceOfSatisfying(Outcomes.Receipt.Recorded.class, receipt -> {
                        assertThat(receipt.again()).isTrue();
                        assertThat(receipt.outcome().note()).isNull();
                    });
            Outcome other = new Outcome("o-1", "call-or-meet", Outcome.Result.LOST, null, "she was glad");
            assertThat(journal.outcomes().record(kept.id(), other, true))
                    .isInstanceOf(Outcomes.Receipt.OtherContent.class);
        }
    }
}
