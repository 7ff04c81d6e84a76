package io.saveplay.outbound;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.saveplay.outbound.Outcome.Later;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The way to one system, which is not taken too often, nor while the system is down. */
final class Lane {
    private final String system;
    private final Limits limits;
    private final Clock clock;
    private final CircuitBreaker circuit;
    private final double perSecond;
    private final Pace pace;
    private volatile Instant closedUntil = Instant.MIN;

    Lane(String system, double perSecond, Limits limits, Clock clock) {
        this.system = system;
        this.limits = limits;
        this.clock = clock;
        this.perSecond = perSecond;
        this.pace = new Pace(system, perSecond);
        Limits.Circuit settings = limits.circuit();
        circuit = CircuitBreaker.of(
                system,
                CircuitBreakerConfig.custom()
                        .slidingWindowType(SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(settings.calls())
                        .minimumNumberOfCalls(settings.fewest())
                        .failureRateThreshold(settings.percent())
                        .waitDurationInOpenState(settings.pause())
                        .permittedNumberOfCallsInHalfOpenState(settings.trials())
                        .recordResult(ending -> ((Ending) ending).sick())
                        .clock(clock)
                        .build());
        circuit.getEventPublisher().onStateTransition(event -> {
            if (event.getStateTransition().getToState() == CircuitBreaker.State.OPEN) {
                closedUntil = clock.instant().plus(settings.pause());
            }
        });
    }

    /** Whether it is taken so often a second. */
    boolean goes(double often) {
        return often == perSecond;
    }

    /**
     * Takes the right to one call, which is to be given back by one of the other methods; otherwise when to come again.
     *
     * @param patient waits for its turn
     */
    Optional<Later> enter(boolean patient) throws InterruptedException {
        if (patient && !pace.await()) {
            return tooOften();
        }
        if (!circuit.tryAcquirePermission()) {
            Duration wait = Duration.between(clock.instant(), closedUntil);
            // Past the pause, others try it at this moment.
            return Optional.of(new Later(
                    wait.isNegative() || wait.isZero() ? limits.answer() : wait,
                    false,
                    "`" + system + "` is left alone for a while, since most of the last calls to it failed"));
        }
        if (!patient && !pace.take()) {
            circuit.releasePermission();
            return tooOften();
        }
        return Optional.empty();
    }

    private Optional<Later> tooOften() {
        return Optional.of(
                new Later(pace.until(), false, "`" + system + "` is called as often as it may be for the moment"));
    }

    /** The call ended so. */
    void leave(Ending ending, Duration took) {
        circuit.onResult(took.toNanos(), TimeUnit.NANOSECONDS, ending);
    }

    /** The call came to nothing, which says nothing about the system. */
    void turnBack() {
        circuit.releasePermission();
    }
}
