package io.saveplay.rulebook;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Something that is done beside, and waited for where it is needed; it is told to stop when whoever waits is. */
final class Aside<T> {
    private final FutureTask<T> work;

    private Aside(FutureTask<T> work) {
        this.work = work;
    }

    static <T> Aside<T> begin(String name, Supplier<T> work) {
        FutureTask<T> task = new FutureTask<>(work::get);
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        return new Aside<>(task);
    }

    /** What came of it; it fails as it would have failed here. */
    T await() {
        try {
            return work.get();
        } catch (InterruptedException e) {
            work.cancel(true);
            Thread.currentThread().interrupt();
            throw new CancellationException("told to stop");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
