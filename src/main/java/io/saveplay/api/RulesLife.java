package io.saveplay.api;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.saveplay.rulebook.Reload;
import io.saveplay.rulebook.Rulebook;
import io.saveplay.rulebook.RulesWatch;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
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
    private @Nullable RulesWatch watch;

    RulesLife(
            Rulebook rulebook, ApiConfig config, Token token, @ConfigProperty(name = "quarkus.http.host") String host) {
        this.rulebook = rulebook;
        this.config = config;
        this.token = token;
        this.host = host;
    }

    // Quarkus opens the port after this, so a service that may not start is never reachable.
    void start(@Observes StartupEvent start) {
        Exposure.objection(host, token).ifPresent(objection -> {
            throw new ConfigurationException(objection);
        });
        // The watch first: a change that is made during the first reload is then seen.
        if (!config.rulesWatch().isZero()) {
            watch = new RulesWatch(rulebook, config.rulesWatch(), this::report);
        }
        report(rulebook.reload());
    }

    void stop(@Observes ShutdownEvent stop) {
        if (watch != null) {
            watch.close();
        }
    }

    private void report(Reload outcome) {
        if (outcome instanceof Reload.Swapped swapped) {
            LOG.infof("rules %s are live, read from %s", swapped.version(), rulebook.root());
        } else if (outcome instanceof Reload.Rejected rejected) {
            LOG.errorf(
                    "the rules in %s cannot go live (problems: %d); %s",
                    rulebook.root(),
                    rejected.problems().size(),
                    rulebook.live()
                            .map(live -> "rules " + live.version() + " stay live")
                            .orElse("no rules are live"));
            rejected.problems().forEach(problem -> LOG.error(problem.text()));
        }
    }
}
