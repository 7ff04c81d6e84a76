package io.saveplay.api;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.saveplay.crm.Profile;
import io.saveplay.delivery.Desk;
import io.saveplay.delivery.Settings;
import io.saveplay.journal.Journal;
import io.saveplay.journal.QueueSettings;
import io.saveplay.journal.WorkQueue;
import io.saveplay.rulebook.Rulebook;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Works on what webhooks brought while the service runs, and says at the start which of them are taken in. */
@Singleton
final class WebhooksLife {
    private static final Logger LOG = Logger.getLogger("io.saveplay.webhooks");

    private final Journal journal;
    private final Rulebook rulebook;
    private final Settings settings;
    private final Desk desk;
    private final CrmConfig config;
    private final ManagedExecutor workers;
    private @Nullable WorkQueue queue;

    WebhooksLife(
            Journal journal,
            Rulebook rulebook,
            Settings settings,
            Desk desk,
            CrmConfig config,
            ManagedExecutor workers) {
        this.journal = journal;
        this.rulebook = rulebook;
        this.settings = settings;
        this.desk = desk;
        this.config = config;
        this.workers = workers;
    }

    // After the rules and the journal, which it works with.
    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_AFTER + 1) StartupEvent start) {
        QueueSettings usual = QueueSettings.DEFAULT;
        queue = journal.queue(
                desk,
                new QueueSettings(
                        config.workers(),
                        config.poll(),
                        usual.heartbeat(),
                        usual.toFinish(),
                        CrmConfig.backoff(config)));
    }

    // Profiles may still have to be read, which can wait until the first calls are answered.
    void tell(@Observes Listening.Listens listens) {
        CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, workers)
                .execute(() -> rulebook.live()
                        .ifPresent(live -> tell(List.copyOf(live.profiles().values()))));
    }

    private void tell(List<Profile> profiles) {
        List<String> taken = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (Profile profile : profiles) {
            boolean secret = !settings.of(profile.name()).trust().secrets().isEmpty();
            (secret ? taken : refused).add("`" + profile.name() + "`");
            settings.faults(profile).forEach(fault -> LOG.errorf("webhooks of `%s`: %s", profile.name(), fault));
        }
        if (!taken.isEmpty()) {
            LOG.infof("webhooks are taken in for %s", String.join(", ", taken));
        }
        if (!refused.isEmpty()) {
            LOG.infof("webhooks are refused, since no secret is set, for %s", String.join(", ", refused));
        }
    }

    void stop(@Observes ShutdownEvent stop) {
        if (queue != null) {
            queue.close();
        }
    }
}
