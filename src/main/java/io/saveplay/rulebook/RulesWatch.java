package io.saveplay.rulebook;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Reloads a rulebook when its folder changes. Looks at the folder at an interval, since file events miss editors that
 * write by rename and mounts that swap a link; a change is taken up once it has been still for one interval, so that
 * many files at once are one reload. Now and then it reads the files as well, for a disk whose times tell too little.
 */
public final class RulesWatch implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("io.saveplay.rules");
    private static final Duration BETWEEN_READS = Duration.ofSeconds(10);

    private final Rulebook rulebook;
    private final Consumer<Reload> outcome;
    private final ScheduledExecutorService clockwork;
    private Map<String, List<Object>> loaded;
    private Map<String, List<Object>> seen;
    private long readAt;

    /**
     * Starts to watch. Files that look as they do at this moment count as taken up, so the first reload comes after it.
     *
     * @param outcome is told how each reload ended
     */
    public RulesWatch(Rulebook rulebook, Duration interval, Consumer<Reload> outcome) {
        this.rulebook = rulebook;
        this.outcome = outcome;
        this.loaded = look();
        this.seen = loaded;
        this.readAt = System.nanoTime();
        this.clockwork = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "rules-watch");
            thread.setDaemon(true);
            return thread;
        });
        // The future is of no use: a look never throws, and closing ends them all.
        var unused = clockwork.scheduleWithFixedDelay(
                this::lookAgain, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void lookAgain() {
        try {
            Map<String, List<Object>> now = look();
            if (now.equals(seen) && (!now.equals(loaded) || hasOtherContent())) {
                follow(now);
            }
            seen = now;
        } catch (RuntimeException | Error e) {
            // A look that throws would be the last one.
            LOG.log(System.Logger.Level.ERROR, "the rules folder could not be looked at", e);
        }
    }

    private void follow(Map<String, List<Object>> now) {
        Reload reload = rulebook.follow();
        // While somebody else builds, the change waits for the next look.
        if (!(reload instanceof Reload.Busy)) {
            loaded = now;
            outcome.accept(reload);
        }
    }

    private boolean hasOtherContent() {
        if (System.nanoTime() - readAt < BETWEEN_READS.toNanos()) {
            return false;
        }
        boolean other = !rulebook.isUpToDate();
        // A difference that waits for another build is looked for again at once.
        if (!other) {
            readAt = System.nanoTime();
        }
        return other;
    }

    private Map<String, List<Object>> look() {
        return RulesLook.at(rulebook.root()).stamps();
    }

    /** Stops watching. */
    @Override
    public void close() {
        clockwork.shutdownNow();
    }
}
