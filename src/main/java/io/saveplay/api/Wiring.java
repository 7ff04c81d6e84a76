package io.saveplay.api;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.saveplay.crm.Mapper;
import io.saveplay.decision.Play;
import io.saveplay.delivery.Desk;
import io.saveplay.delivery.Postbox;
import io.saveplay.delivery.Previews;
import io.saveplay.delivery.Reception;
import io.saveplay.delivery.Settings;
import io.saveplay.explain.Explainer;
import io.saveplay.intake.Contract;
import io.saveplay.intake.EventReader;
import io.saveplay.journal.Journal;
import io.saveplay.lint.Lint;
import io.saveplay.outbound.AddressRule;
import io.saveplay.outbound.Limits;
import io.saveplay.outbound.Outbound;
import io.saveplay.rulebook.Build;
import io.saveplay.rulebook.Decider;
import io.saveplay.rulebook.Proofs;
import io.saveplay.rulebook.Rulebook;
import io.saveplay.rulebook.Shelf;
import io.saveplay.scenario.ScenarioCheck;
import io.saveplay.text.MeaningModel;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

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
        // The command line runs the same when the service is packaged, and what it lets pass is not checked here again.
        return new RuleChecks(List.of(Lint::problems), new ScenarioCheck(events, SCENARIOS_AT_ONCE));
    }

    @Produces
    @Singleton
    Rulebook rulebook(ApiConfig config, Clock clock, RuleChecks checks) {
        Path state = config.state().toAbsolutePath().normalize();
        Optional<Build> build = Build.running();
        return new Rulebook(
                config.rules().toAbsolutePath().normalize(),
                clock,
                checks.all(),
                new Shelf(state, config.rulesKept()),
                config.rulesDeadline(),
                meaning(config),
                new Proofs(
                        build.map(Build::id),
                        state.resolve("rules.proven"),
                        build.map(Build::proofs).stream().toList()));
    }

    private static Optional<MeaningModel> meaning(ApiConfig config) {
        try {
            Optional<MeaningModel> model = MeaningModel.chosen(config.text().meaning());
            model.ifPresent(chosen ->
                    chosen.keepIn(config.state().toAbsolutePath().normalize().resolve("examples.vectors")));
            return model;
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()));
        }
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

    @Produces
    @Singleton
    Settings settings(Config config, Clock clock) {
        return new Settings(name -> config.getOptionalValue(name, String.class), clock);
    }

    @Produces
    @Singleton
    Mapper mapper(EventReader events) {
        return new Mapper(events);
    }

    @Produces
    @Singleton
    Outbound outbound(Vertx vertx, CrmConfig config, Clock clock) {
        Limits usual = Limits.usual();
        Duration call = config.callTimeout();
        Limits limits = new Limits(
                call.compareTo(usual.connect()) < 0 ? call : usual.connect(), call, usual.mostBytes(), Map.of());
        List<String> inside = config.privateHosts().orElse(List.of());
        Set<String> schemes = inside.isEmpty() ? Set.of("https") : Set.of("https", "http");
        return new Outbound(vertx, limits, new AddressRule(schemes, inside), clock);
    }

    void close(@Disposes Outbound outbound) {
        outbound.close();
    }

    @Produces
    @Singleton
    Postbox postbox(Settings settings, Outbound outbound, Journal journal, Clock clock) {
        return new Postbox(settings, outbound, journal.inbox(), clock);
    }

    @Produces
    @Singleton
    Previews.Fetcher fetcher(Postbox postbox) {
        return postbox.fetcher();
    }

    @Produces
    @Singleton
    Desk desk(
            ApiConfig service,
            CrmConfig config,
            Rulebook rulebook,
            Journal journal,
            Postbox postbox,
            Mapper mapper,
            Deciding deciding,
            Clock clock) {
        return new Desk(
                rulebook::live,
                journal.inbox(),
                postbox,
                mapper,
                deciding,
                new Desk.Rules(service.publicUrl().orElse(""), CrmConfig.backoff(config), config.giveUpAfter()),
                clock);
    }

    @Produces
    @Singleton
    Reception reception(Rulebook rulebook, Settings settings, Journal journal, Desk desk) {
        return new Reception(rulebook::live, settings, journal.inbox(), desk);
    }

    @Produces
    @Singleton
    Previews previews(ApiConfig service, Settings settings, Mapper mapper, Deciding deciding) {
        return new Previews(settings, mapper, deciding, service.publicUrl().orElse(""));
    }
}
