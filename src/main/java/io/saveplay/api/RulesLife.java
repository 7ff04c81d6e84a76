package io.saveplay.api;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.saveplay.rulebook.Rulebook;
import io.saveplay.rulebook.RulesWatch;
import io.saveplay.rulebook.Status;
import io.saveplay.text.MeaningModel;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Loads the rules when the service starts and follows the folder until it stops. */
@Singleton
final class RulesLife {
    private static final Logger LOG = Logger.getLogger("io.saveplay.rules");

    private final Rulebook rulebook;
    private final ApiConfig config;
    private final Token token;
    private final String host;
    private final RulesReport report;
    private @Nullable RulesWatch watch;

    RulesLife(
            Rulebook rulebook, ApiConfig config, Token token, @ConfigProperty(name = "quarkus.http.host") String host) {
        this.rulebook = rulebook;
        this.config = config;
        this.token = token;
        this.host = host;
        this.report = new RulesReport(rulebook);
    }

    // Before anything is started, and long before Quarkus opens the port: a service that may not start does nothing.
    void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start) {
        Exposure.objection(host, token).ifPresent(objection -> {
            throw new ConfigurationException(objection);
        });
    }

    void start(@Observes StartupEvent start) {
        // The watch first: a change that is made during the first reload is then seen.
        if (!config.rulesWatch().isZero()) {
            watch = new RulesWatch(rulebook, config.rulesWatch(), report::of);
        }
        report.of(rulebook.start());
        rulebook.live()
                .filter(live -> rulebook.status().servingFrom().equals(Optional.of(Status.From.LAST_GOOD)))
                .ifPresent(live -> LOG.warnf("rules %s serve, the last good ones", live.version()));
        rulebook.live()
                .flatMap(live -> live.mentions().texts().model())
                .flatMap(MeaningModel::trouble)
                .ifPresent(this::readByPhrases);
    }

    private void readByPhrases(String why) {
        if (config.text().meaning().equals("on")) {
            throw new ConfigurationException("`saveplay.text.meaning` is `on`, but " + why);
        }
        LOG.warnf("texts are read by phrases alone: %s", why);
    }

    void stop(@Observes ShutdownEvent stop) {
        if (watch != null) {
            watch.close();
        }
    }
}
