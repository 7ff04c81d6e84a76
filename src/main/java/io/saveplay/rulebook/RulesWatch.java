package io.saveplay.rulebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Reloads a rulebook when its folder changes. Looks at the folder at an interval, since file events miss editors that
 * write by rename and mounts that swap a link; a change is taken up once it has been still for one interval, so that
 * many files at once are one reload.
 */
public final class RulesWatch implements AutoCloseable {
    private final Rulebook rulebook;
    private final Consumer<Reload> outcome;
    private final ScheduledExecutorService clockwork;
    private Map<Path, Stamp> loaded;
    private Map<Path, Stamp> seen;

    private record Stamp(FileTime changed, long bytes) {}

    /**
     * Starts to watch. What is in the folder at this moment counts as taken up, so the first reload comes after it.
     *
     * @param outcome is told how each reload ended
     */
    public RulesWatch(Rulebook rulebook, Duration interval, Consumer<Reload> outcome) {
        this.rulebook = rulebook;
        this.outcome = outcome;
        this.loaded = look();
        this.seen = loaded;
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
        Map<Path, Stamp> now = look();
        if (!now.equals(loaded) && now.equals(seen)) {
            Reload reload = rulebook.reload();
            // While somebody else reloads, the change waits for the next look.
            if (!(reload instanceof Reload.Busy)) {
                loaded = now;
                outcome.accept(reload);
            }
        }
        seen = now;
    }

    private Map<Path, Stamp> look() {
        Map<Path, Stamp> stamps = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(rulebook.root(), FileVisitOption.FOLLOW_LINKS)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                stamps.put(path.toRealPath(), new Stamp(Files.getLastModifiedTime(path), Files.size(path)));
            }
        } catch (IOException | UncheckedIOException e) {
            // The folder is changing under our eyes: what was seen so far differs, and the next look sees the rest.
            return stamps;
        }
        return stamps;
    }

    /** Stops watching. */
    @Override
    public void close() {
        clockwork.shutdownNow();
    }
}
