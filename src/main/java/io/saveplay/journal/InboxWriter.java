package io.saveplay.journal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * Writes what webhooks bring, those of many in one transaction: as {@link Writer} does with decisions, whoever waits while
 * one is written is in the next one. What one webhook brought is never divided.
 */
final class InboxWriter implements AutoCloseable {
    private static final int MOST_AT_ONCE = 100;
    private static final String CLOSED = "the journal is closed";

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
    private final BlockingQueue<Pending> queue;
    private final Thread thread;
    private volatile boolean closed;

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

    private record Pending(List<Line> lines, CompletableFuture<Inbox.Taken> written) {}

    InboxWriter(Database database, DeliveryTasks tasks, int waiting) {
        this.database = database;
        this.tasks = tasks;
        this.queue = new ArrayBlockingQueue<>(waiting);
        this.thread = new Thread(this::run, "journal-inbox");
        this.thread.setDaemon(true);
        this.thread.start();
    }

    /** Has the events of a webhook written. The future ends once they are on disk. */
    CompletableFuture<Inbox.Taken> write(List<Line> lines) {
        if (closed) {
            throw new JournalException.Unavailable(CLOSED);
        }
        Pending pending = new Pending(lines, new CompletableFuture<>());
        if (!queue.offer(pending)) {
            throw new JournalException.Full("too many webhooks wait to be written");
        }
        return pending.written();
    }

    private void run() {
        List<Pending> batch = new ArrayList<>();
        while (true) {
            try {
                Pending first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first == null) {
                    if (closed) {
                        return;
                    }
                    continue;
                }
                batch.add(first);
                queue.drainTo(batch, MOST_AT_ONCE - 1);
                writeAll(batch);
            } catch (InterruptedException e) {
                closed = true;
            } catch (Error e) {
                // Without this thread nothing is ever taken again.
                batch.forEach(one -> one.written().completeExceptionally(new IllegalStateException(e)));
            } finally {
                batch.clear();
            }
        }
    }

    private void writeAll(List<Pending> batch) {
        try {
            complete(batch);
        } catch (JournalException e) {
            batch.forEach(one -> one.written().completeExceptionally(e));
        } catch (RuntimeException e) {
            // One webhook that cannot be written must not take the others along.
            for (Pending one : batch) {
                try {
                    complete(List.of(one));
                } catch (RuntimeException alone) {
                    one.written().completeExceptionally(alone);
                }
            }
        }
    }

    private void complete(List<Pending> batch) {
        Set<UUID> added = database.write(handle -> insert(handle, batch));
        for (Pending one : batch) {
            List<UUID> fresh = one.lines().stream()
                    .map(line -> line.arrival().id())
                    .filter(added::contains)
                    .toList();
            one.written().complete(new Inbox.Taken(fresh, one.lines().size() - fresh.size()));
        }
    }

    private Set<UUID> insert(Handle handle, List<Pending> batch) {
        // Two replicas that insert the same keys in the same order cannot wait for each other.
        List<Line> lines = batch.stream()
                .flatMap(one -> one.lines().stream())
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
        closed = true;
        try {
            thread.join(TimeUnit.SECONDS.toMillis(20));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        List<Pending> left = new ArrayList<>();
        queue.drainTo(left);
        left.forEach(one -> one.written().completeExceptionally(new JournalException.Unavailable(CLOSED)));
    }
}
