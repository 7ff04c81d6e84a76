package io.saveplay.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.saveplay.decision.Recall;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was kept long enough goes, and nothing else. */
final class TidyingTest {
    private static final Duration TEXTS = Duration.ofDays(30);
    private static final Duration DECISIONS = Duration.ofDays(60);
    private static final List<String> ALL =
            List.of("decision_text", "outcome_text", "outcome", "play_result", "decision");

    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final Address address;
    private Database database;
    private Journal journal;

    TidyingTest() throws SQLException {
        this.address = Journals.empty();
    }

    @BeforeEach
    void open() throws InterruptedException {
        journal = Journals.open(address, clock);
        database = database();
    }

    @AfterEach
    void close() {
        journal.close();
        database.close();
    }

    private Database database() throws InterruptedException {
        Database opened = new Database(new Host.External(address), 4).open();
        opened.settle(Duration.ofSeconds(30));
        return opened;
    }

    private void tidy(Duration texts, Duration decisions) {
        new Tidying(database, new JournalSettings.Retention(texts, decisions, Duration.ofDays(10)), clock).run();
    }

    private String count(String table) throws SQLException {
        return Journals.ask(address, "select count(*) from " + table);
    }

    private List<String> counts() throws SQLException {
        List<String> counts = new java.util.ArrayList<>();
        for (String table : ALL) {
            counts.add(count(table));
        }
        return counts;
    }

    private UUID decide(String id) throws InterruptedException {
        return Journals.keep(journal, clock, Journals.event(id, "C-" + id, "I have second thoughts"))
                .id();
    }

    private void report(UUID decision, String id) {
        journal.outcomes()
                .record(decision, new Outcome(id, "call-or-meet", Outcome.Result.SAVED, null, "a note"), true);
    }

    @Test
    void wordsGoFirstThenDecisionsAndCountsStay() throws Exception {
        UUID old = decide("old");
        report(old, "o-1");
        clock.move(Duration.ofDays(20));
        UUID recent = decide("recent");
        report(recent, "o-2");
        Databases.run(address, "insert into hour_total values ('2026-03-01T12:00Z', 1)");
        String learned = Journals.ask(address, "select sum(tried) from play_tally");

        clock.move(TEXTS.minusDays(20).minusMillis(1));
        tidy(TEXTS, DECISIONS);
        assertThat(counts()).containsExactly("2", "2", "2", "2", "2");

        clock.move(Duration.ofMillis(2));
        tidy(TEXTS, DECISIONS);
        assertThat(counts()).containsExactly("1", "1", "2", "2", "2");
        assertThat(Journals.ask(address, "select id from decision_text")).isEqualTo(recent.toString());
        assertThat(journal.decisions().replayable(old)).isEmpty();
        assertThat(journal.outcomes().of(old)).hasSize(1);

        clock.move(TEXTS);
        tidy(TEXTS, DECISIONS);
        assertThat(counts()).containsExactly("0", "0", "1", "1", "1");
        assertThat(journal.decisions().find(old)).isEmpty();
        assertThat(Journals.ask(address, "select sum(tried) from play_tally")).isEqualTo(learned);
        assertThat(count("hour_total where hour = '2026-03-01T12:00Z'")).isEqualTo("1");
    }

    @Test
    void zeroKeepsForEver() throws Exception {
        report(decide("old"), "o-1");
        clock.move(Duration.ofDays(10_000));
        tidy(Duration.ZERO, Duration.ZERO);
        assertThat(counts()).containsOnly("1");
        tidy(TEXTS, Duration.ZERO);
        assertThat(counts()).containsExactly("0", "0", "1", "1", "1");
    }

    @Test
    void aDecisionThatGoesTakesItsWordsAlong() throws Exception {
        report(decide("old"), "o-1");
        clock.move(DECISIONS.plusDays(1));
        tidy(Duration.ZERO, DECISIONS);
        assertThat(counts()).containsOnly("0");
    }

    @Test
    void anOutcomeOfADecisionWithoutWordsIsKeptAndItsNoteGoesWithTheNextTidying() throws Exception {
        UUID old = decide("old");
        clock.move(TEXTS.plusDays(1));
        tidy(TEXTS, DECISIONS);
        report(old, "late");
        assertThat(journal.outcomes().of(old)).extracting(Outcome::note).containsExactly("a note");
        tidy(TEXTS, DECISIONS);
        assertThat(journal.outcomes().of(old)).extracting(Outcome::note).containsOnlyNulls();

        clock.move(DECISIONS);
        tidy(TEXTS, DECISIONS);
        assertThat(journal.outcomes()
                        .record(old, new Outcome("later", "call-or-meet", Outcome.Result.LOST, null, null), true))
                .isInstanceOf(Outcomes.Receipt.NoDecision.class);
    }

    @Test
    void muchGoesInManyShortTransactions() throws Exception {
        fill(12_000);
        Databases.run(address, "create table gone (count bigint)");
        Databases.run(address, """
                create function note() returns trigger language plpgsql as
                $$ begin insert into gone select count(*) from old_rows; return null; end $$""");
        Databases.run(address, """
                create trigger note after delete on decision_text referencing old table as old_rows
                for each statement execute function note()""");
        clock.move(TEXTS.plusDays(1));
        tidy(TEXTS, DECISIONS);
        assertThat(count("decision_text")).isEqualTo("0");
        assertThat(Journals.ask(address, "select max(count) from gone")).isEqualTo("5000");
        assertThat(Journals.ask(address, "select sum(count) from gone")).isEqualTo("12000");
    }

    /** Rows of words that are of this moment. */
    private void fill(int rows) throws SQLException {
        String time = String.format("%012x", clock.instant().toEpochMilli());
        Databases.run(address, """
                insert into decision_text (id, event, answer)
                select (substr('%1$s', 1, 8) || '-' || substr('%1$s', 9) || '-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
                  '', '' from generate_series(1, %2$s) n""".formatted(time, rows));
    }

    @Test
    void replicasThatTidyAtTheSameTimeDoNotDisturbEachOther() throws Exception {
        fill(20_000);
        clock.move(TEXTS.plusDays(1));
        Database other = database();
        try {
            JournalSettings.Retention retention = new JournalSettings.Retention(TEXTS, DECISIONS, Duration.ofDays(10));
            CompletableFuture<Void> there =
                    CompletableFuture.runAsync(() -> new Tidying(other, retention, clock).run());
            tidy(TEXTS, DECISIONS);
            there.get();
            // Whoever found the other at work left it to that one.
            assertThat(count("decision_text")).isEqualTo("0");
        } finally {
            other.close();
        }
    }

    @Test
    void whileAnotherReplicaTidiesNothingIsWaitedFor() throws Exception {
        fill(10);
        clock.move(TEXTS.plusDays(1));
        try (Connection there = Databases.connect(address)) {
            there.setAutoCommit(false);
            there.createStatement().execute("select pg_advisory_xact_lock(" + Tidying.LOCK + ")");
            tidy(TEXTS, DECISIONS);
            assertThat(count("decision_text")).isEqualTo("10");
            there.commit();
        }
        tidy(TEXTS, DECISIONS);
        assertThat(count("decision_text")).isEqualTo("0");
    }

    @Test
    void whatWasLearnedStaysForAsLongAsItsDecisionsCanBeComeToAgain() throws Exception {
        report(decide("first"), "o-1");
        learn();
        decide("second");
        // The same is learned all the time, and used again and again.
        clock.move(Duration.ofDays(25));
        UUID third = decide("third");
        Recall recall = journal.decisions().replayable(third).orElseThrow().recall();
        assertThat(recall.experience().cells()).isNotEmpty();

        clock.move(Duration.ofDays(10));
        tidy(TEXTS, DECISIONS);
        assertThat(journal.decisions().replayable(third).orElseThrow().recall()).isEqualTo(recall);

        clock.move(TEXTS);
        tidy(TEXTS, DECISIONS);
        assertThat(count("experience")).isEqualTo("0");
    }

    private void learn() throws InterruptedException {
        assertThat(Waiting.until(() -> !journal.recall("x").experience().cells().isEmpty(), Duration.ofSeconds(20)))
                .isTrue();
    }

    @Test
    void whatWasLearnedGoesWithTheDecisionsWhereWordsAreKeptForEver() throws Exception {
        report(decide("first"), "o-1");
        learn();
        decide("second");
        clock.move(DECISIONS.plusDays(3));
        tidy(Duration.ZERO, DECISIONS);
        assertThat(count("experience")).isEqualTo("0");
    }

    @Test
    void whoWasErasedIsForgottenADayAfterTheLastDeliveryThatMayBeTheirs() throws Exception {
        UUID decision = decide("old");
        journal.privacy().erase("C-old");
        assertThat(count("forgotten")).isEqualTo("1");
        tidy(TEXTS, DECISIONS);
        assertThat(count("forgotten")).isEqualTo("1");
        clock.move(Duration.ofDays(11).plusHours(1));
        tidy(TEXTS, DECISIONS);
        assertThat(count("forgotten")).isEqualTo("0");
        assertThat(count("erasure")).isEqualTo("1");
        assertThat(journal.decisions().find(decision)).isPresent();
    }
}
