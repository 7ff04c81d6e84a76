package io.saveplay.api;

import io.saveplay.decision.Play;
import io.saveplay.explain.Explainer;
import io.saveplay.intake.Contract;
import io.saveplay.intake.EventReader;
import io.saveplay.journal.Journal;
import io.saveplay.lint.Lint;
import io.saveplay.rulebook.Decider;
import io.saveplay.rulebook.Rulebook;
import io.saveplay.rulebook.Shelf;
import io.saveplay.scenario.ScenarioCheck;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes the plain classes of the other packages available to this one. */
final class Wiring {
    /** A reload may take what it needs, and no more: decisions go on meanwhile. */
    private static final int SCENARIOS_AT_ONCE = 2;

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
    RuleChecks checks(EventReader events) {
        return new RuleChecks(List.of(Lint::problems), new ScenarioCheck(events, SCENARIOS_AT_ONCE));
    }

    @Produces
    @Singleton
    Rulebook rulebook(ApiConfig config, Clock clock, RuleChecks checks) {
        Shelf shelf = new Shelf(config.state().toAbsolutePath().normalize(), config.rulesKept());
        return new Rulebook(
                config.rules().toAbsolutePath().normalize(), clock, checks.all(), shelf, config.rulesDeadline());
    }

    @Produces
    @Singleton
    Decider decider(Clock clock) {
        return new Decider(clock);
    }

    @Produces
    @Singleton
    Explainer explainer(Decider decider) {
        return new Explainer(decider);
    }

    @Produces
    @Singleton
    Journal journal(
            ApiConfig service, JournalConfig config, JournalConfig.External database, Clock clock, Rulebook rulebook) {
        return new Journal(JournalConfig.settings(service, config, database), clock, () -> basePoints(rulebook));
    }

    /** What the live playbook gives each play before any rule speaks. */
    private static Map<String, Integer> basePoints(Rulebook rulebook) {
        return rulebook.live()
                .map(live ->
                        live.playbook().plays().values().stream().collect(Collectors.toMap(Play::id, Play::points)))
                .orElse(Map.of());
    }

    @Produces
    @Singleton
    Token token(ApiConfig config) {
        return Token.of(config.token());
    }
}
