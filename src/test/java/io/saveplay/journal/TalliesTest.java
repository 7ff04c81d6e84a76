package io.saveplay.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TalliesTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:30:00Z");
    private static final Period ALL = new Period(NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(1)));

    private final AtomicLong number = new AtomicLong();
    private Path folder;
    private Database database;

    @BeforeAll
    void open() throws IOException, InterruptedException {
        folder = Databases.newFolder();
        database = new Database(Databases.in(folder), 10).open();
        database.settle(Duration.ofMinutes(1));
    }

    @AfterAll
    void close() throws IOException {
        database.close();
        OwnFolder.delete(folder);
    }

    @BeforeEach
    void forget() {
        database.write(handle -> handle.execute("""
                truncate decision, hour_total, hour_reason, hour_play, hour_uncovered;
                update tally_mark set closed = '00000000-0000-0000-0000-000000000000', counted = '00000000-0000-0000-0000-000000000000'"""));
    }

    private Tallies at(Instant now) {
        return new Tallies(database, Clock.fixed(now, ZoneOffset.UTC), 7);
    }

    /** Inserts decisions as the writer does. */
    private void insert(Instant... moments) {
        database.write(handle -> {
            UUID closed = Tallies.enter(handle);
            List<UUID> inserted = new ArrayList<>();
            for (Instant moment : moments) {
                inserted.add(insert(handle, moment));
            }
            Tallies.leave(handle, closed, inserted);
            return inserted;
        });
    }

    private UUID insert(Handle handle, Instant moment) {
        long no = number.incrementAndGet();
        UUID id = new UUID((moment.toEpochMilli() << 16) | 0x7000L | (no & 0xfff), 0x8000000000000000L | no);
        handle.createUpdate("""
                        insert into decision (id, event_key, content, event_id, deal_id, client_id, occurred_at,
                          decided_at, ruleset, held_out, learned, nature, verdict, reasons, family, plays, withheld, saves,
                          skeleton)
                        values (:id, :key, '', '', '', '', :at, :at, 1, false, false, '', 'PURSUE', '{BUDGET.PRICE,BUDGET}',
                          'BUDGET', '{stay-put,ask-why}', '{ask-why}', :saves, '')""")
                .bind("id", id)
                .bind("key", no)
                .bind("at", moment)
                .bind("saves", no % 2 == 0)
                .execute();
        return id;
    }

    private String counted() {
        return database.read(handle -> handle.createQuery(
                        "select coalesce(string_agg(to_char(hour at time zone 'UTC', 'HH24') || ':' || decisions, ' ' order by hour), '')"
                                + " from hour_total")
                .mapTo(String.class)
                .one());
    }

    private void assertThatAllIsCountedOnce(int decisions) {
        Insights insights = new Insights(database);
        assertThat(insights.reasons(ALL).decisions()).isEqualTo(decisions);
        assertThat(insights.reasons(ALL).found()).allMatch(one -> one.decisions() == decisions);
        assertThat(insights.plays(ALL).found()).allMatch(one -> one.recommended() == decisions);
        assertThat(insights.uncovered(ALL).found().get(0).decisions()).isEqualTo((decisions + 1) / 2);
    }

    @Test
    void decisionsAreCountedByTheHourAndNotAgain() {
        insert(NOW.minusSeconds(7200), NOW.minusSeconds(3600), NOW.minusSeconds(3599), NOW.minusSeconds(60));
        at(NOW).run();
        assertThat(counted()).isEqualTo("07:1 08:2");
        at(NOW).run();
        assertThat(counted()).isEqualTo("07:1 08:2");
        assertThatAllIsCountedOnce(4);
        at(NOW.plusSeconds(600)).run();
        assertThat(counted()).isEqualTo("07:1 08:2 09:1");
        assertThatAllIsCountedOnce(4);
    }

    @Test
    void aClockThatIsBehindTakesNothingBack() {
        insert(NOW.minusSeconds(7200));
        at(NOW).run();
        at(NOW.minusSeconds(36_000)).run();
        insert(NOW.minusSeconds(7100));
        at(NOW).run();
        assertThat(counted()).isEqualTo("07:2");
    }

    @Test
    void aDecisionThatIsWrittenLateIsCountedByItsWriter() {
        insert(NOW.minusSeconds(7200));
        at(NOW).run();
        insert(NOW.minusSeconds(7000), NOW.minusSeconds(50_000), NOW);
        assertThat(counted()).isEqualTo("19:1 07:2");
        assertThatAllIsCountedOnce(4);
    }

    @Test
    void whatIsCountedStaysWhenDecisionsAreDeleted() {
        insert(NOW.minusSeconds(7200), NOW.minusSeconds(7100));
        at(NOW).run();
        database.write(handle -> handle.execute("delete from decision"));
        at(NOW).run();
        assertThatAllIsCountedOnce(2);
    }

    @Test
    void aCountThatBreaksOffLeavesNothingBehind() {
        for (int i = 0; i < 20; i++) {
            insert(NOW.minusSeconds(7200 + i));
        }
        database.write(
                handle -> handle.execute("alter table hour_uncovered add constraint stop check (hour > '2030-01-01')"));
        try {
            at(NOW).run();
        } catch (RuntimeException e) {
            assertThat(e).hasStackTraceContaining("stop");
        }
        assertThat(counted()).isEmpty();
        database.write(handle -> handle.execute("alter table hour_uncovered drop constraint stop"));
        at(NOW).run();
        assertThatAllIsCountedOnce(20);
    }

    /** Writers with clocks that are hours apart, two counters whose time runs on, and a reader who must see all. */
    @Test
    void manyWritersAndCountersMissNothingAndCountNothingTwice() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(6);
        List<Future<?>> all = new ArrayList<>();
        for (int writer = 0; writer < 3; writer++) {
            Random random = new Random(writer);
            all.add(threads.submit(() -> {
                for (int i = 0; i < 150; i++) {
                    insert(
                            NOW.plusSeconds(i * 60L - random.nextInt(10_000)),
                            NOW.plusSeconds(i * 60L + random.nextInt(300)));
                }
            }));
        }
        for (int counter = 0; counter < 2; counter++) {
            all.add(threads.submit(() -> {
                for (int i = 0; i < 150; i++) {
                    at(NOW.plusSeconds(i * 60L)).run();
                }
            }));
        }
        List<Future<?>> others = List.copyOf(all);
        all.add(threads.submit(() -> {
            Insights insights = new Insights(database);
            while (!others.stream().allMatch(Future::isDone)) {
                long before = rows();
                long seen = insights.uncovered(ALL).decisions();
                assertThat(seen).isBetween(before, rows());
            }
        }));
        for (Future<?> one : all) {
            one.get();
        }
        threads.shutdown();
        assertThatAllIsCountedOnce(900);
        at(ALL.to().plusSeconds(3600)).run();
        assertThatAllIsCountedOnce(900);
        int wrong = database.read(
                handle -> handle.createQuery("""
                        select count(*) from hour_total t full join (
                          select date_trunc('hour', decided_at, 'UTC') as hour, count(*) as n from decision group by 1) d
                        on t.hour = d.hour where t.decisions is distinct from d.n""").mapTo(Integer.class).one());
        assertThat(wrong).isZero();
    }

    private long rows() {
        return database.read(handle -> handle.createQuery("select count(*) from decision")
                .mapTo(Long.class)
                .one());
    }
}
