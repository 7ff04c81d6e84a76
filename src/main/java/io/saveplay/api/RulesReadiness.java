package io.saveplay.api;

import io.saveplay.rulebook.Rulebook;
import io.saveplay.rulebook.Status;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready once a ruleset is live; a folder that was refused does not change that, and is told. */
@Readiness
@Singleton
final class RulesReadiness implements HealthCheck {
    private final Rulebook rulebook;

    RulesReadiness(Rulebook rulebook) {
        this.rulebook = rulebook;
    }

    @Override
    public HealthCheckResponse call() {
        Status status = rulebook.status();
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("rules").status(status.live().isPresent());
        status.live().ifPresent(live -> answer.withData("version", live.version()));
        if (!status.problems().isEmpty()) {
            answer.withData("problems", status.problems().size());
        }
        if (status.servingFrom().filter(Status.From.LAST_GOOD::equals).isPresent()) {
            answer.withData("lastGood", true);
        }
        return answer.build();
    }
}
