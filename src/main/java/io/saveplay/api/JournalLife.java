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

/**
 * Opens the journal while the rules are loaded and after that, and closes it last. The service starts whether or not its
 * journal can: what need not be kept is answered, and readiness tells the rest.
 */
@Singleton
final class JournalLife {
    private static final Logger LOG = Logger.getLogger("io.saveplay.journal");
    private static final Duration TO_OPEN = Duration.ofSeconds(30);

    private final Journal journal;
    private final Duration wait;

    JournalLife(Journal journal, JournalConfig config) {
        this.journal = journal;
        this.wait = config.startWait();
    }

    // That this is asked for early makes the journal, which then opens while the rules are loaded.
    void open(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent start) {
        LOG.debugf("the journal opens, %s", journal.trouble().orElse("and is there"));
    }

    void wait(@Observes @Priority(Interceptor.Priority.PLATFORM_AFTER) StartupEvent start) {
        Thread opening = new Thread(this::settle, "journal-opening");
        opening.setDaemon(true);
        opening.start();
        if (wait.isZero()) {
            return;
        }
        try {
            opening.join(wait.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
