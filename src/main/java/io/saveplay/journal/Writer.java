package io.saveplay.journal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * Writes decisions, many in one transaction: whoever waits while one is written is in the next one, so that a commit to
 * disk, which is what takes long, is shared. One thread writes; a bounded queue is before it.
 */
final class Writer implements AutoCloseable {
    private static final int MOST_AT_ONCE = 200;
    private static final String CLOSED = "the journal is closed";

    private final Database database;
    private final Sources sources;
    private final Lookups lookups;
    private final BlockingQueue<Pending> queue;
    private final Thread thread;
    private volatile boolean closed;

    private record Pending(Row row, CompletableFuture<Kept> written) {}

    private record Numbered(
            Pending pending, int ruleset, @Nullable Integer experience) {}

    Writer(Database database, Sources sources, Lookups lookups, int waiting) {
        this.database = database;
        this.sources = sources;
        this.lookups = lookups;
        this.queue = new ArrayBlockingQueue<>(waiting);
        this.thread = new Thread(this::run, "journal-writer");
        this.thread.setDaemon(true);
        this.thread.start();
    }

    /**
     * Has a row written. The future ends once it is on disk, with what is then kept under its key: the row itself, or
     * one that was there before.
     *
     * @param patient whether to wait for room in the queue
     * @throws JournalException.Full when there is no room and nobody waits for it
     */
    CompletableFuture<Kept> write(Row row, boolean patient) throws InterruptedException {
        if (closed) {
            throw new JournalException.Unavailable(CLOSED);
        }
        Pending pending = new Pending(row, new CompletableFuture<>());
        boolean taken = patient ? queue.offer(pending, 10, TimeUnit.SECONDS) : queue.offer(pending);
        if (!taken) {
            throw new JournalException.Full("too many decisions wait to be written");
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
                write(batch);
            } catch (InterruptedException e) {
                closed = true;
            } catch (Error e) {
                // Whatever it was, such as memory that ran out: without this thread nothing is ever kept again.
                batch.forEach(one -> one.written().completeExceptionally(new IllegalStateException(e)));
            } finally {
                batch.clear();
            }
        }
    }

    private void write(List<Pending> batch) {
        try {
            complete(batch);
        } catch (JournalException e) {
            batch.forEach(one -> one.written().completeExceptionally(e));
        } catch (RuntimeException e) {
            // One row that cannot be written must not take the others along.
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
        // Numbers of sources stay in memory, so they are not made in a transaction that may come to nothing. Two
        // replicas that insert the same keys in the same order cannot wait for each other.
        List<Numbered> rows = batch.stream()
                .map(this::numbered)
                .sorted(Comparator.comparing(
                        one -> one.pending().row().entry().key().value()))
                .toList();
        List<Kept> kept = database.write(handle -> insert(handle, rows));
        for (int i = 0; i < kept.size(); i++) {
            rows.get(i).pending().written().complete(kept.get(i));
        }
    }

    private Numbered numbered(Pending pending) {
        Entry entry = pending.row().entry();
        return new Numbered(
                pending,
                sources.ruleset(entry.rules()),
                sources.experience(entry.basis().recall().experience()));
    }

    private List<Kept> insert(Handle handle, List<Numbered> rows) throws SQLException {
        Privacy.holdOff(handle);
        UUID closed = Tallies.enter(handle);
        PreparedBatch inserts = handle.prepareBatch(Row.INSERT);
        rows.forEach(one -> one.pending().row().addTo(inserts, one.ruleset(), one.experience()));
        int[] added = inserts.execute();
        List<Kept> kept = new ArrayList<>();
        List<UUID> inserted = new ArrayList<>();
        for (int i = 0; i < added.length; i++) {
            Entry entry = rows.get(i).pending().row().entry();
            if (added[i] == 1) {
                // It is there without its words where they were erased meanwhile.
                inserted.add(entry.decision().id());
                kept.add(new Kept(entry.decision().id(), entry.answer(), true));
            } else {
                kept.add(lookups.byKey(handle, entry.key()).orElseThrow());
            }
        }
        Tallies.leave(handle, closed, inserted);
        return kept;
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
