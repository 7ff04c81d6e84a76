package io.saveplay.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.saveplay.decision.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Two million decisions (by default an eighth of them), and what every statement of ours does about them. The milliseconds that it prints stand in
 * {@code src/docs/scale.md}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PlansTest {
    /** Of two million decisions every so many are made: {@code -Dstep=1} makes them all. */
    private static final int STEP = Integer.getInteger("step", 8);

    private static final Instant FIRST = Instant.ofEpochSecond(1_700_000_000);
    private static final Instant LAST = FIRST.plus(Duration.ofDays(400));
    private static final Instant MIDDLE = FIRST.plus(Duration.ofDays(330));

    private static final Instant COUNTED = FIRST.plus(Duration.ofDays(329));

    /** From the middle of an hour to the middle of another. */
    private static final Period CUT = new Period(
            MIDDLE.plusSeconds(1_111), MIDDLE.plus(Duration.ofDays(37)).plusSeconds(777));

    private static final Period QUARTER = new Period(Period.usualStart(LAST), LAST);

    private EmbeddedDatabase host;
    private Database database;
    private Handle handle;
    private Path folder;
    private UUID known;
    private UUID withOutcome;

    @BeforeAll
    void make() throws IOException, SQLException, DatabaseException, InterruptedException {
        folder = Databases.newFolder();
        host = Databases.in(folder);
        Address address = host.start();
        database = new Database(host, 4).open();
        database.settle(Duration.ofMinutes(1));
        handle = Jdbi.create(Databases.connect(address)).open();
        long begin = System.nanoTime();
        try (var sql = PlansTest.class.getResourceAsStream("many.sql");
                var one = handle.getConnection().createStatement()) {
            one.execute(new String(sql.readAllBytes(), StandardCharsets.UTF_8)
                    .replace(
                            "generate_series(1::bigint, 2000000)",
                            "generate_series(7::bigint, 2000000, " + STEP + ")"));
            one.execute("vacuum analyze");
        }
        System.out.printf(
                "%d decisions are there after %d ms%n", 2_000_000 / STEP, (System.nanoTime() - begin) / 1_000_000);
        begin = System.nanoTime();
        // What nobody compares below passes for counted, and gets the counts of later days; the last hours are left to
        // be counted when they are asked for.
        handle.createUpdate("update tally_mark set closed = :start, counted = :start")
                .bind("start", DecisionFilter.lowestIdAt(COUNTED))
                .execute();
        Clock clock = Clock.fixed(LAST.minus(Duration.ofMinutes(100)), ZoneOffset.UTC);
        new Tallies(database, clock, 50_000).run();
        for (Tally tally : Tally.OF_DECISIONS) {
            String counts = String.join(", ", tally.keys())
                    + (tally.keys().isEmpty() ? "" : ", ")
                    + String.join(", ", tally.counts());
            handle.createUpdate("insert into %1$s (hour, %2$s) select hour - n * interval '71 days', %2$s from %1$s,"
                                    .formatted(tally.table(), counts)
                            + " generate_series(1, 6) n where hour > :start")
                    .bind("start", COUNTED)
                    .execute();
        }
        System.out.printf("the last days are counted after %d ms%n", (System.nanoTime() - begin) / 1_000_000);
        handle.execute("vacuum analyze hour_total, hour_reason, hour_play, hour_uncovered");
        known = handle.createQuery("select id from decision where id >= :id order by id limit 1")
                .bind("id", DecisionFilter.lowestIdAt(MIDDLE))
                .mapTo(UUID.class)
                .one();
        withOutcome = handle.createQuery("select decision_id from outcome where decision_id >= :id order by 1 limit 1")
                .bind("id", known)
                .mapTo(UUID.class)
                .one();
    }

    @AfterAll
    void end() throws IOException {
        handle.close();
        database.close();
        OwnFolder.delete(folder);
    }

    private String of(String column, UUID id) {
        return handle.createQuery("select " + column + " from decision where id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .one();
    }

    private static DecisionFilter filter(
            @Nullable String reason, @Nullable Verdict verdict, @Nullable String play, @Nullable Period period) {
        return new DecisionFilter(
                null,
                null,
                reason,
                verdict,
                play,
                period == null ? null : period.from(),
                period == null ? null : period.to());
    }

    @Test
    void noPageOfDecisionsReadsAWholeTable() {
        Map<String, DecisionFilter> filters = new LinkedHashMap<>();
        filters.put("all", filter(null, null, null, null));
        filters.put("a quarter", filter(null, null, null, QUARTER));
        filters.put("a deal", new DecisionFilter(of("deal_id", known), null, null, null, null, null, null));
        filters.put("a client", new DecisionFilter(null, of("client_id", known), null, null, null, null, null));
        filters.put(
                "a deal, a reason, a verdict, a time",
                new DecisionFilter(
                        of("deal_id", known), null, "FEAR", Verdict.PURSUE, null, QUARTER.from(), QUARTER.to()));
        filters.put(
                "a client, a play",
                new DecisionFilter(null, of("client_id", known), null, null, "ask-why", null, null));
        filters.put("a common reason", filter("BUDGET", null, null, null));
        filters.put("a rare reason", filter("TRUST.GRUDGE", null, null, null));
        filters.put("a reason of long ago", filter("RETIRED.LONG_AGO", null, null, null));
        filters.put("a reason of never", filter("NEVER", null, null, null));
        filters.put("a reason, a quarter", filter("INDECISION", null, null, QUARTER));
        filters.put("a verdict", filter(null, Verdict.RELEASE, null, null));
        filters.put("a play", filter(null, null, "process-the-cancellation", null));
        filters.put("a play of never", filter(null, null, "never", null));
        filters.put("reason, verdict, play", filter("TRUST.GRUDGE", Verdict.RELEASE, "ask-why", null));
        filters.put("reason, verdict, play, a month", filter("TRUST.GRUDGE", Verdict.RELEASE, "ask-why", CUT));
        UUID cursor = DecisionFilter.lowestIdAt(MIDDLE.plus(Duration.ofDays(20)));
        Plans plans = new Plans(handle);
        filters.forEach((name, filter) -> {
            for (UUID before : Arrays.asList(null, cursor)) {
                Listing listing = new Listing(filter, before, 21);
                String page = name + (before == null ? "" : ", next page");
                if (filter.isOrdered()) {
                    plans.query(page, listing.ordered(), listing.values());
                } else {
                    plans.query(page, listing.latest(), listing.values());
                    plans.query(page + ", by code", listing.byCode(), listing.values());
                }
            }
        });
    }

    @Test
    void noLookupReadsAWholeTable() {
        Plans plans = new Plans(handle);
        plans.query("decision by id", Lookups.BY_ID, Map.of("id", known));
        plans.query("decision by event", Lookups.BY_KEY, Map.of("key", of("event_key", known)));
        Map<String, Object> before = new HashMap<>(Map.of(
                "key",
                "event:new",
                "ask",
                true,
                "client",
                of("client_id", withOutcome),
                "after",
                MIDDLE,
                "until",
                LAST));
        plans.query("before a decision", Lookups.BEFORE, before);
        before.put("key", of("event_key", known));
        plans.query("before a decision, again", Lookups.BEFORE, before);
        plans.query(
                "contacts", Lookups.CONTACTS, Map.of("client", before.get("client"), "after", MIDDLE, "until", LAST));
        plans.query("replay", Decisions.REPLAYABLE, Map.of("id", known));
        plans.query("outcome's decision", Outcomes.FACTS, Map.of("id", withOutcome));
        Map<String, Object> outcomes = new HashMap<>(Map.of("decision", withOutcome));
        outcomes.put("id", null);
        plans.query("outcomes of a decision", Outcomes.OF_DECISION, outcomes);
        outcomes.put("id", "o-1");
        plans.query("an outcome", Outcomes.OF_DECISION, outcomes);
        plans.query("results of a decision", Harvest.RESULTS, Map.of("decision", withOutcome));
        LocalDate since = LocalDate.ofInstant(LAST.minus(Duration.ofDays(30)), ZoneOffset.UTC);
        plans.query("what a month teaches", Lessons.COUNTS, Map.of("since", since));
    }

    @Test
    void noInsightReadsAWholeTable() {
        Plans plans = new Plans(handle);
        UUID counted = Tallies.counted(handle);
        Map<String, Tally> tallies = Map.of(
                "total", Tally.TOTAL,
                "reasons", Tally.REASONS,
                "plays", Tally.PLAYS,
                "uncovered", Tally.UNCOVERED,
                "results", Tally.RESULTS,
                "learning", Tally.LEARNED);
        tallies.forEach((name, tally) -> {
            boolean atOnce = !Tally.OF_DECISIONS.contains(tally);
            plans.query(
                    name + ", a quarter",
                    tally.reading(),
                    (atOnce ? Pieces.ofCounted(QUARTER) : Pieces.of(QUARTER, counted)).values());
            plans.query(
                    name + ", cut hours",
                    tally.reading(),
                    (atOnce ? Pieces.ofCounted(CUT) : Pieces.of(CUT, counted)).values());
        });
        plans.query("unmapped, a quarter", Insights.UNMAPPED, ids(QUARTER, "limit", 50));
        plans.query("to be counted", Tallies.NEXT, ids(CUT, "most", 20_000));
        List<UUID> late = List.of(known, withOutcome);
        Tally.OF_DECISIONS.forEach(tally -> {
            plans.change("counting " + tally.table(), tally.adding(Tally.OF_RANGE), ids(CUT, "most", 0));
            plans.change("counting " + tally.table() + ", late", tally.adding(Tally.OF_IDS), Map.of("ids", late));
        });
    }

    private static Map<String, Object> ids(Period period, String name, int number) {
        Map<String, Object> values = new HashMap<>(
                Map.of("from", DecisionFilter.lowestIdAt(period.from()), "to", DecisionFilter.lowestIdAt(period.to())));
        if (number > 0) {
            values.put(name, number);
        }
        return values;
    }

    @Test
    void nothingIsForgottenByReadingAWholeTable() {
        Plans plans = new Plans(handle);
        String client = of("client_id", withOutcome);
        plans.change("erasure of answers", Privacy.ANSWERS, Map.of("client", client));
        plans.change("erasure of notes", Privacy.NOTES, Map.of("client", client));
        Map<String, Object> old = Map.of("before", DecisionFilter.lowestIdAt(MIDDLE), "most", 5_000);
        List.of(Tidying.TEXTS, Tidying.DECISIONS)
                .forEach(columns -> columns.forEach(
                        column -> plans.change("letting go of " + column, Tidying.deletion(column), old)));
    }

    @Test
    void insightsAreWhatCountingEveryRowGives() {
        Insights insights = new Insights(database);
        for (Period period : List.of(
                CUT,
                new Period(LAST.minus(Duration.ofHours(30)).plusSeconds(5), LAST.plusSeconds(86_400)),
                new Period(MIDDLE.plusSeconds(61), MIDDLE.plusSeconds(1_900)),
                new Period(LAST.minusSeconds(600), LAST))) {
            NaiveInsights naive = new NaiveInsights(handle, period);
            assertThat(insights.reasons(period).decisions()).isEqualTo(naive.decisions());
            assertThat(insights.reasons(period).found()).containsExactlyInAnyOrderElementsOf(naive.reasons());
            assertThat(insights.plays(period).found()).containsExactlyInAnyOrderElementsOf(naive.plays());
            assertThat(insights.uncovered(period).found()).containsExactlyInAnyOrderElementsOf(naive.uncovered());
            assertThat(insights.unmapped(period, 1000).found()).containsExactlyElementsOf(naive.unmapped());
            assertThat(insights.learning(period).found()).isEqualTo(naive.learning());
        }
    }

    @Test
    void sizesArePrinted() {
        handle.createQuery("""
                        select c.relname, c.reltuples::bigint as rows, pg_relation_size(c.oid) as bytes
                        from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'i')
                        and pg_relation_size(c.oid) > 100000 order by relname""")
                .map((row, context) -> "%-26s %9d rows %6.1f MB %6.1f bytes a row"
                        .formatted(
                                row.getString("relname"),
                                row.getLong("rows"),
                                row.getLong("bytes") / 1048576.0,
                                (double) row.getLong("bytes") / Math.max(1, row.getLong("rows"))))
                .forEach(System.out::println);
    }
}
