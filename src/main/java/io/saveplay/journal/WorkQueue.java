package io.saveplay.journal;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * One replica's share of the work on deliveries. Replicas on the same database share what is due, and take over what one
 * that was killed has left.
 */
public final class WorkQueue implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("io.saveplay.journal");
    private static final int MISSED_HEARTBEATS = 4;
    private static final int BETWEEN_TRIES_MS = 300;

    private final Database database;
    private final QueueSource source;
    private final Worker worker;
    private final QueueSettings settings;
    private final Clock clock;
    private final Scheduler scheduler;
    private final Set<UUID> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;

    WorkQueue(Database database, QueueSource source, Worker worker, QueueSettings settings, Clock clock) {
        this.database = database;
        this.source = source;
        this.worker = worker;
        this.settings = settings;
        this.clock = clock;
        this.scheduler = Scheduler.create(
                        source,
                        Tasks.custom(DeliveryTasks.NAME, Void.class)
                                .onDeadExecution(this::takeOver)
                                .execute((task, context) -> work(UUID.fromString(task.getId()))))
                .tableName(DeliveryTasks.TABLE)
                .jdbcCustomization(new Polling(database))
                .schedulerName(new SchedulerName.Fixed("saveplay-" + UUID.randomUUID()))
                .clock(clock::instant)
                .threads(settings.threads())
                // What is picked is begun at once: what waits in memory would be lost to others for a while.
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(settings.poll())
                .heartbeatInterval(settings.heartbeat())
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(settings.toFinish())
                .executorService(Executors.newFixedThreadPool(settings.threads(), daemons("delivery-worker")))
                .dueExecutor(Executors.newSingleThreadExecutor(daemons("delivery-queue")))
                .housekeeperExecutor(Executors.newScheduledThreadPool(2, daemons("delivery-heartbeat")))
                .build();
        scheduler.start();
    }

    private static ThreadFactory daemons(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Looks for what is due now. */
    void wake() {
        scheduler.triggerCheckForDueExecutions();
    }

    private CompletionHandler<Void> work(UUID delivery) {
        underWay.add(delivery);
        try {
            Optional<Integer> attempt = insist(() -> Attempts.begin(database, delivery, clock.instant()));
            if (attempt.isEmpty()) {
                // It was let go of meanwhile.
                return (done, task) -> end(delivery, () -> task.stop());
            }
            Attempts.Ending ending = attempt(delivery, attempt.get());
            return (done, task) -> end(delivery, () -> write(delivery, ending, done, task));
        } catch (JournalException e) {
            // The queue closes while the database is away. The task stays picked, and is taken over.
            return (done, task) -> underWay.remove(delivery);
        } catch (RuntimeException e) {
            underWay.remove(delivery);
            throw e;
        }
    }

    private Attempts.Ending attempt(UUID delivery, int attempt) {
        try {
            return Attempts.Ending.of(worker.work(delivery, attempt));
        } catch (InterruptedException e) {
            return closing
                    ? Attempts.Ending.interrupted(clock.instant())
                    : again(attempt, "the work on it was interrupted");
        } catch (JournalException e) {
            return again(attempt, String.valueOf(e.getMessage()));
        } catch (Exception | LinkageError | StackOverflowError | OutOfMemoryError e) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "the work on the delivery `{0}` broke off: {1}",
                    delivery,
                    SqlTrouble.reason(e) + place(e));
            return again(attempt, "the work on it broke off unforeseen; the log of the service says where");
        }
    }

    /** Where it happened; never its message, which may quote the event. */
    private static String place(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return trace.length == 0 ? "" : " at " + trace[0];
    }

    private Attempts.Ending again(int attempt, String cause) {
        return Attempts.Ending.of(new Result.Again(
                clock.instant().plus(settings.backoff().next(attempt, ThreadLocalRandom.current())), cause));
    }

    /** The delivery's row and its task change in one transaction, so that it is over, or done again, and never both. */
    private void write(UUID delivery, Attempts.Ending ending, ExecutionComplete done, ExecutionOperations<Void> task) {
        int unused = database.write(handle -> {
            int ended = Attempts.end(handle, delivery, ending, clock.instant());
            source.on(handle, () -> {
                if (ending.dueAt() == null) {
                    task.stop();
                } else {
                    task.reschedule(done, ending.dueAt());
                }
            });
            return ended;
        });
    }

    private void end(UUID delivery, Runnable work) {
        // What was meant for the worker would keep its result from being written.
        boolean unused = Thread.interrupted();
        try {
            insist(() -> {
                work.run();
                return true;
            });
        } catch (ExecutionException e) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "the delivery `{0}` was taken over by another replica meanwhile, which has the last word",
                    delivery);
        } catch (JournalException e) {
            // As above: it is done again.
        } catch (RuntimeException e) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "what came of the delivery `{0}` could not be written, and it is done again: {1}",
                    delivery,
                    SqlTrouble.reason(e));
        } finally {
            underWay.remove(delivery);
        }
    }

    /** Tries until it is done, or the queue closes: without the database there is nothing else to do. */
    private <T> T insist(Supplier<T> work) {
        while (true) {
            try {
                return work.get();
            } catch (JournalException e) {
                if (closing || !pause()) {
                    throw e;
                }
            }
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(BETWEEN_TRIES_MS);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private void takeOver(ExecutionComplete dead, ExecutionOperations<Void> task) {
        String id = dead.getExecution().getId();
        // After an outage what is under way here seems dead as well, until its next heartbeat.
        if (!underWay.contains(UUID.fromString(id))) {
            LOG.log(System.Logger.Level.INFO, "the delivery `{0}` of a replica that is gone is taken over", id);
            task.reschedule(dead, clock.instant());
            wake();
        }
    }

    /** Takes up nothing more, and ends within some seconds; what is not finished by then is done again later. */
    @Override
    public void close() {
        if (!closing) {
            closing = true;
            scheduler.stop();
        }
    }
}
