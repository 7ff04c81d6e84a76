package io.saveplay.journal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Counts what became of webhooks: in memory, and now and then into the database. Safe for many threads. */
final class WebhookCounts {
    /** More come of nothing but names that were made up. */
    private static final int MOST = 10_000;

    static final String ADD = """
            insert into webhook_count (profile, hour, outcome, n) values (:profile, :hour, :outcome, :n)
            on conflict (profile, hour, outcome) do update set n = webhook_count.n + excluded.n""";

    static final String OF_PERIOD = """
            select profile, hour, outcome, n from webhook_count
            where hour >= :from and hour < :to order by hour, profile, outcome""";

    private final Database database;
    private final Clock clock;
    private final Map<Key, Count> counts = new ConcurrentHashMap<>();

    private record Key(Instant hour, String profile, String outcome) {}

    private static final class Count {
        final LongAdder counted = new LongAdder();
        /** Only touched by whoever writes. */
        long written;
    }

    private record Part(Key key, Count count, long n) {}

    WebhookCounts(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void count(String profile, String outcome, int many) {
        Key key = new Key(clock.instant().truncatedTo(ChronoUnit.HOURS), Keys.indexed(profile), Keys.indexed(outcome));
        if (counts.size() < MOST || counts.containsKey(key)) {
            counts.computeIfAbsent(key, made -> new Count()).counted.add(many);
        }
    }

    /** Writes what was counted since the last time; after a failure it is written the next time. */
    synchronized void write() {
        // Replicas that add to the same rows do so in the same order.
        List<Part> parts = counts.entrySet().stream()
                .map(one -> new Part(
                        one.getKey(), one.getValue(), one.getValue().counted.sum() - one.getValue().written))
                .filter(part -> part.n() > 0)
                .sorted(Comparator.comparing((Part part) -> part.key().hour())
                        .thenComparing(part -> part.key().profile())
                        .thenComparing(part -> part.key().outcome()))
                .toList();
        if (!parts.isEmpty()) {
            database.write(handle -> {
                PreparedBatch batch = handle.prepareBatch(ADD);
                parts.forEach(part -> batch.bind("profile", part.key().profile())
                        .bind("hour", part.key().hour())
                        .bind("outcome", part.key().outcome())
                        .bind("n", part.n())
                        .add());
                return batch.execute();
            });
            parts.forEach(part -> part.count().written += part.n());
        }
        // Nobody adds to an hour that is over for so long.
        Instant over = clock.instant().minus(Duration.ofHours(2));
        counts.entrySet()
                .removeIf(one -> one.getKey().hour().isBefore(over)
                        && one.getValue().counted.sum() == one.getValue().written);
    }

    List<Inbox.Counted> of(Instant from, Instant to) {
        return database.read(handle -> handle.createQuery(OF_PERIOD)
                .bind("from", from)
                .bind("to", to)
                .map((row, context) -> new Inbox.Counted(
                        row.getString("profile"),
                        row.getObject("hour", OffsetDateTime.class).toInstant(),
                        row.getString("outcome"),
                        row.getLong("n")))
                .list());
    }
}
