package io.saveplay.api;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.saveplay.journal.Journal;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Opens the journal and closes it last. The service starts whether or not its journal can: what need not be kept is
 * answered, and readiness tells the rest. Where nobody waits for the journal, it opens once the port is open, so
 * that the rules do not share the processors with a database that starts.
 */
@Singleton
final class JournalLife {
    private static final Logger LOG = Logger.getLogger("io.saveplay.journal");
    private static final Duration TO_OPEN = Duration.ofSeconds(30);

    private final Journal journal;
    private final Duration wait;
    private volatile @Nullable Thread settling;

    JournalLife(Journal journal, JournalConfig config) {
        this.journal = journal;
        this.wait = config.startWait();
    }

    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent start) {
        if (!wait.isZero()) {
            open();
        }
    }

    void wait(@Observes @Priority(Interceptor.Priority.PLATFORM_AFTER) StartupEvent start) {
        Thread opening = settling;
        if (opening == null) {
            return;
        }
        try {
            opening.join(wait.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void open(@Observes Listening.Listens listens) {
        open();
    }

    private synchronized void open() {
        if (settling != null) {
            return;
        }
        journal.open();
        Thread opening = new Thread(this::settle, "journal-opening");
        opening.setDaemon(true);
        opening.start();
        settling = opening;
    }

    private void settle() {
        try {
            journal.settle(TO_OPEN);
            journal.trouble().ifPresent(why -> LOG.warnf("the service starts without its journal: %s", why));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_AFTER) ShutdownEvent stop) {
        journal.close();
    }
}
