package io.saveplay.journal;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What the journal does by itself, one thing after the other in a thread of their own. */
final class Chores implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("io.saveplay.journal");

    private final ScheduledExecutorService thread;

    /** No chores yet, in a thread of this name. */
    Chores(String name) {
        thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread made = new Thread(work, name);
            made.setDaemon(true);
            return made;
        });
    }

    /** Does something now and then; what fails is tried again the next time. */
    void every(Duration pause, Runnable chore) {
        var unused = thread.scheduleWithFixedDelay(guarded(chore), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Does something soon. */
    void soon(Runnable chore) {
        try {
            thread.execute(guarded(chore));
        } catch (RejectedExecutionException e) {
            // The journal closes; the next start does it.
        }
    }

    private static Runnable guarded(Runnable chore) {
        return () -> {
            try {
                chore.run();
            } catch (JournalException e) {
                // It is away, which is told elsewhere.
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "a chore of the journal failed: {0}", SqlTrouble.reason(e));
            }
        };
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            thread.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
