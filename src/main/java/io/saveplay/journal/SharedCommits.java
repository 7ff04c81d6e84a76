package io.saveplay.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Writes many things in one transaction: whoever waits while one is written is in the next one, so that a commit to disk,
 * which is what takes long, is shared. One thread writes; a bounded queue is before it.
 *
 * @param <T> what is written
 * @param <R> what comes of it
 */
final class SharedCommits<T, R> implements AutoCloseable {
    private static final String CLOSED = "the journal is closed";

    private final Writing<T, R> writing;
    private final int atOnce;
    private final String full;
    private final BlockingQueue<Pending<T, R>> queue;
    private final Thread thread;
    private volatile boolean closed;

    /** Writes some things in one transaction. */
    interface Writing<T, R> {

        /** What came of each, in their order; all of them are on disk. */
        List<R> write(List<T> batch);
    }

    private record Pending<T, R>(T item, CompletableFuture<R> written) {}

    /**
     * A thread that writes.
     *
     * @param name of the thread
     * @param waiting how many may wait
     * @param atOnce how many are in a transaction at most
     * @param full what is said when no more may wait
     */
    SharedCommits(String name, int waiting, int atOnce, String full, Writing<T, R> writing) {
        this.writing = writing;
        this.atOnce = atOnce;
        this.full = full;
        this.queue = new ArrayBlockingQueue<>(waiting);
        this.thread = new Thread(this::run, name);
        this.thread.setDaemon(true);
        this.thread.start();
    }

    /**
     * Has something written. The future ends once it is on disk.
     *
     * @param patience how long to wait for room in the queue
     * @throws JournalException.Full when there is no room
     */
    CompletableFuture<R> add(T item, Duration patience) throws InterruptedException {
        if (closed) {
            throw new JournalException.Unavailable(CLOSED);
        }
        Pending<T, R> pending = new Pending<>(item, new CompletableFuture<>());
        if (!queue.offer(pending, patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new JournalException.Full(full);
        }
        return pending.written();
    }

    private void run() {
        List<Pending<T, R>> batch = new ArrayList<>();
        while (true) {
            try {
                Pending<T, R> first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first == null) {
                    if (closed) {
                        return;
                    }
                    continue;
                }
                batch.add(first);
                queue.drainTo(batch, atOnce - 1);
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

    private void write(List<Pending<T, R>> batch) {
        try {
            complete(batch);
        } catch (JournalException e) {
            batch.forEach(one -> one.written().completeExceptionally(e));
        } catch (RuntimeException e) {
            // One that cannot be written must not take the others along.
            for (Pending<T, R> one : batch) {
                try {
                    complete(List.of(one));
                } catch (RuntimeException alone) {
                    one.written().completeExceptionally(alone);
                }
            }
        }
    }

    private void complete(List<Pending<T, R>> batch) {
        List<R> results = writing.write(batch.stream().map(Pending::item).toList());
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).written().complete(results.get(i));
        }
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
        List<Pending<T, R>> left = new ArrayList<>();
        queue.drainTo(left);
        left.forEach(one -> one.written().completeExceptionally(new JournalException.Unavailable(CLOSED)));
    }
}
