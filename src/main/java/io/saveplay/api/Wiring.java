package io.saveplay.api;

import io.saveplay.intake.Contract;
import io.saveplay.intake.EventReader;
import io.saveplay.rulebook.Decider;
import io.saveplay.rulebook.Rulebook;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Makes the plain classes of the other packages available to this one. */
final class Wiring {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Contract contract() {
        return Contract.load();
    }

    @Produces
    @Singleton
    EventReader events(Contract contract) {
        return new EventReader(contract);
    }

    @Produces
    @Singleton
    Operations operations(Contract contract) {
        return new Operations(contract);
    }

    @Produces
    @Singleton
    Rulebook rulebook(ApiConfig config, Clock clock) {
        return new Rulebook(config.rules().toAbsolutePath().normalize(), clock);
    }

    @Produces
    @Singleton
    Decider decider(Clock clock) {
        return new Decider(clock);
    }

    @Produces
    @Singleton
    Token token(ApiConfig config) {
        return Token.of(config.token());
    }
}
