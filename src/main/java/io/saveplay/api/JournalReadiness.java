package io.saveplay.api;

import io.saveplay.journal.Journal;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready while decisions can be kept. */
@Readiness
@Singleton
final class JournalReadiness implements HealthCheck {
    private final Journal journal;

    JournalReadiness(Journal journal) {
        this.journal = journal;
    }

    @Override
    public HealthCheckResponse call() {
        Optional<String> trouble = journal.trouble();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("journal").status(trouble.isEmpty());
        trouble.ifPresent(why -> answer.withData("trouble", why));
        return answer.build();
    }
}
