package io.saveplay.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Of what CRMs sent goes what was kept long enough and is not needed any more. */
final class DeliveryTidyingTest {
    private static final List<String> ALL =
            List.of("delivery_text", "delivery", "delivery_write", "transition", "webhook_count");

    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final Address address;

    DeliveryTidyingTest() throws SQLException {
        this.address = Journals.empty();
    }

    private String counts() throws SQLException {
        StringBuilder counts = new StringBuilder();
        for (String table : ALL) {
            counts.append(Journals.ask(address, "select count(*) from " + table))
                    .append(' ');
        }
        return counts.toString().strip();
    }

    private UUID take(Journal journal, String key, boolean failed) {
        Arrival event = Arrival.of("crm", key, clock.instant(), clock.instant(), new byte[] {'{', '}'});
        if (failed) {
            journal.inbox().takeFailed(List.of(event), "not understood");
        } else {
            journal.inbox().take(List.of(event));
        }
        journal.inbox().begin(event.id(), "note");
        journal.inbox().claim(event.id(), "crm", key);
        return event.id();
    }

    @Test
    void payloadsGoFirstThenDeliveriesAndWhatWaitsStays() throws Exception {
        try (Database database = new Database(new Host.External(address), 2).open()) {
            database.settle(Duration.ofSeconds(30));
            try (Journal journal = Journals.open(address, clock)) {
                take(journal, "failed", true);
                UUID done = take(journal, "done", false);
                Databases.run(address, "update delivery set state = 'DONE' where id = '" + done + "'");
                take(journal, "waits", false);
                journal.inbox().count("crm", "accepted");
            }
            JournalSettings.Retention retention =
                    new JournalSettings.Retention(Duration.ofDays(365), Duration.ofDays(60), Duration.ofDays(30));
            Tidying tidying = new Tidying(database, retention, clock);
            assertThat(counts()).isEqualTo("3 3 3 3 1");
            clock.move(Duration.ofDays(30).minusMillis(1));
            tidying.run();
            assertThat(counts()).isEqualTo("3 3 3 3 1");
            clock.move(Duration.ofMillis(2));
            tidying.run();
            assertThat(counts()).isEqualTo("1 3 3 3 1");
            clock.move(Duration.ofDays(31));
            tidying.run();
            assertThat(counts()).isEqualTo("1 1 1 1 0");
            assertThat(Journals.ask(address, "select event_key from delivery")).isEqualTo("waits");
            assertThat(Journals.ask(address, "select key from transition")).isEqualTo("waits");
        }
    }

    @Test
    void payloadsDoNotOutliveTextsAndZeroIsForEver() throws Exception {
        try (Database database = new Database(new Host.External(address), 2).open()) {
            database.settle(Duration.ofSeconds(30));
            try (Journal journal = Journals.open(address, clock)) {
                take(journal, "failed", true);
            }
            clock.move(Duration.ofDays(8));
            new Tidying(database, Journals.FOR_EVER, clock).run();
            assertThat(counts()).isEqualTo("1 1 1 1 0");
            Duration week = Duration.ofDays(7);
            new Tidying(database, new JournalSettings.Retention(week, Duration.ZERO, Duration.ofDays(30)), clock).run();
            assertThat(counts()).isEqualTo("0 1 1 1 0");
        }
    }
}
