package io.saveplay.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * Writes what webhooks bring, those of many in one transaction: as {@link Writer} does with decisions, whoever waits while
 * one is written is in the next one. What one webhook brought is never divided.
 */
final class InboxWriter implements AutoCloseable {
    private static final int MOST_AT_ONCE = 100;

    /** What is known already by its key changes nothing. */
    static final String INSERT = """
            with added as (
              insert into delivery (id, profile, event_key, received_at, state, cause, finished_at, due_at, erasure)
              values (:id, :profile, :key, :receivedAt, :state, :cause, :finishedAt, :dueAt,
                (select coalesce(max(number), 0) from forgotten))
              on conflict (profile, event_key) do nothing
              returning id)
            insert into delivery_text (id, payload) select id, :payload from added""";

    private final Database database;
    private final DeliveryTasks tasks;
    private final SharedCommits<List<Line>, Inbox.Taken> commits;

    /**
     * One event as it is written.
     *
     * @param cause why it was not understood; none where it is to be worked on
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Line(
            Arrival arrival,
            String key,
            byte[] packed,
            @Nullable String cause) {
        static Line of(Arrival arrival, @Nullable String cause) {
            return new Line(arrival, Keys.indexed(arrival.key()), Packer.pack(arrival.payload()), cause);
        }
    }

    InboxWriter(Database database, DeliveryTasks tasks, int waiting) {
        this.database = database;
        this.tasks = tasks;
        this.commits = new SharedCommits<>(
                "journal-inbox", waiting, MOST_AT_ONCE, "too many webhooks wait to be written", this::write);
    }

    /** Has the events of a webhook written. The future ends once they are on disk. */
    CompletableFuture<Inbox.Taken> add(List<Line> lines) throws InterruptedException {
        return commits.add(lines, Duration.ZERO);
    }

    private List<Inbox.Taken> write(List<List<Line>> batch) {
        Set<UUID> added = database.write(handle -> insert(handle, batch));
        return batch.stream().map(lines -> taken(lines, added)).toList();
    }

    private static Inbox.Taken taken(List<Line> lines, Set<UUID> added) {
        List<UUID> fresh = lines.stream()
                .map(line -> line.arrival().id())
                .filter(added::contains)
                .toList();
        return new Inbox.Taken(fresh, lines.size() - fresh.size());
    }

    private Set<UUID> insert(Handle handle, List<List<Line>> batch) {
        // Two replicas that insert the same keys in the same order cannot wait for each other.
        List<Line> lines = batch.stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing((Line line) -> line.arrival().profile())
                        .thenComparing(Line::key))
                .toList();
        PreparedBatch inserts = handle.prepareBatch(INSERT);
        lines.forEach(line -> add(inserts, line));
        int[] counts = inserts.execute();
        Set<UUID> added = new HashSet<>();
        List<DeliveryTasks.Due> due = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            Line line = lines.get(i);
            if (counts[i] == 1) {
                added.add(line.arrival().id());
                if (line.cause() == null) {
                    due.add(new DeliveryTasks.Due(
                            line.arrival().id(), line.arrival().due()));
                }
            }
        }
        tasks.add(handle, due);
        return added;
    }

    private static void add(PreparedBatch batch, Line line) {
        Arrival arrival = line.arrival();
        boolean failed = line.cause() != null;
        batch.bind("id", arrival.id())
                .bind("profile", arrival.profile())
                .bind("key", line.key())
                .bind("receivedAt", arrival.receivedAt())
                .bind("state", (failed ? Delivery.State.FAILED : Delivery.State.WAITING).name())
                .bind("cause", line.cause())
                .bind("finishedAt", failed ? arrival.receivedAt() : null)
                .bind("dueAt", failed ? null : arrival.due())
                .bind("payload", line.packed())
                .add();
    }

    /** Takes nothing more, and ends when all that was taken is written. */
    @Override
    public void close() {
        commits.close();
    }
}
