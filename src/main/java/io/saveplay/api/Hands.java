package io.saveplay.api;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * The threads that decide lines of batches: those of the batches, and workers who help them. Together they are as many as
 * there are processors, since more would only take turns; where there are as many batches, nobody helps.
 */
final class Hands {
    static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    private final Executor workers;
    private final AtomicInteger busy = new AtomicInteger();

    /** Of no batch yet. */
    Hands(Executor workers) {
        this.workers = workers;
    }

    /** Counts the thread of a batch in, as it begins to work. */
    void begin() {
        busy.incrementAndGet();
    }

    /** Counts the thread of a batch out, as it ends or waits for more lines. */
    void end() {
        busy.decrementAndGet();
    }

    /**
     * Has a worker help, if a processor is free, for as long as it is.
     *
     * @param task does a part of what is left, and says whether there was any
     */
    void help(BooleanSupplier task) {
        if (busy.get() >= PROCESSORS) {
            return;
        }
        begin();
        try {
            workers.execute(() -> {
                try {
                    while (busy.get() <= PROCESSORS && task.getAsBoolean()) {
                        // Until nothing is left, or batches need all processors.
                    }
                } finally {
                    end();
                }
            });
        } catch (RejectedExecutionException e) {
            // As the service stops; the batch goes on by itself.
            end();
        }
    }
}
