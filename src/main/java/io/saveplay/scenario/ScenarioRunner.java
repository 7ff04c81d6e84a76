package io.saveplay.scenario;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saveplay.decision.Decision;
import io.saveplay.intake.EventReader;
import io.saveplay.intake.Reading;
import io.saveplay.rulebook.Decider;
import io.saveplay.rulebook.EvaluationException;
import io.saveplay.rulebook.Ruleset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs scenarios against a ruleset, the way that every event takes. */
public final class ScenarioRunner {
    /** A Monday morning, for scenarios that do not say when. */
    private static final String WHEN = "2026-03-02T15:00:00Z";

    private final Ruleset ruleset;
    private final Decider decider;
    private final EventReader reader;

    public ScenarioRunner(Ruleset ruleset, Decider decider, EventReader reader) {
        this.ruleset = ruleset;
        this.decider = decider;
        this.reader = reader;
    }

    /** Runs every scenario of some files, in their order. */
    public List<ScenarioRun> runAll(List<ScenarioFile> files) {
        return files.stream()
                .flatMap(file -> file.scenarios().stream().map(scenario -> run(file.file(), scenario)))
                .toList();
    }

    /** Runs one scenario. */
    public ScenarioRun run(String file, Scenario scenario) {
        if (scenario.hasPayload()) {
            Payloads.Outcome outcome = new Payloads(ruleset, reader).run(file, scenario);
            boolean decided = outcome.mismatches().isEmpty() && outcome.event().isPresent();
            return decided
                    ? run(file, scenario, new Reading.Valid(outcome.event().get()))
                    : new ScenarioRun(file, scenario, outcome.mismatches(), Set.of());
        }
        return run(file, scenario, read(scenario));
    }

    private ScenarioRun run(String file, Scenario scenario, Reading reading) {
        if (!(reading instanceof Reading.Valid valid)) {
            return failed(file, scenario, "given", "an event", faults(reading));
        }
        Ruleset rules = rulesOf(scenario);
        boolean askFirst = scenario.then().askFirst() != null;
        try {
            Decider.Observed observed = decider.observe(rules, valid.event(), new Decider.Wish(false, askFirst));
            return new ScenarioRun(
                    file,
                    scenario,
                    Expectations.mismatches(scenario.then(), observed.decision(), observed.fired(), rules),
                    observed.fired());
        } catch (EvaluationException e) {
            return failed(file, scenario, "decision", "a decision", String.valueOf(e.getMessage()));
        }
    }

    /** What the rules saw and concluded of a scenario's event; none when it is no event or cannot be decided. */
    Optional<Decider.Observed> observe(Scenario scenario) {
        try {
            return !scenario.hasPayload() && read(scenario) instanceof Reading.Valid valid
                    ? Optional.of(decider.observe(rulesOf(scenario), valid.event(), new Decider.Wish(false, false)))
                    : Optional.empty();
        } catch (EvaluationException e) {
            return Optional.empty();
        }
    }

    private Reading read(Scenario scenario) {
        return scenario.given() instanceof ObjectNode given
                ? reader.read(completed(given.deepCopy()), ruleset::faultOf)
                : new Reading.NotJson("`given` is not an event");
    }

    private Ruleset rulesOf(Scenario scenario) {
        return scenario.stories() == null ? ruleset : ruleset.withStories(scenario.stories());
    }

    private static ScenarioRun failed(String file, Scenario scenario, String what, String expected, String got) {
        return new ScenarioRun(file, scenario, List.of(Mismatch.said(what, expected, got)), Set.of());
    }

    /** The names of the rules that fired. */
    static Set<String> fired(Decision.@Nullable Explanation explanation) {
        return explanation == null
                ? Set.of()
                : explanation.trace().stream().map(Decision.Fired::rule).collect(toSet());
    }

    /** Why something is no event. */
    static String faults(Reading reading) {
        if (reading instanceof Reading.Invalid invalid) {
            return invalid.faults().stream()
                    .map(fault -> fault.pointer() + " " + fault.message())
                    .collect(joining(", "));
        }
        return reading instanceof Reading.NotJson notJson ? notJson.detail() : "";
    }

    /** Fills in what every event needs and no rule looks at. */
    static ObjectNode completed(ObjectNode event) {
        Map.of("id", "scenario", "occurredAt", WHEN).forEach((field, value) -> {
            if (!event.has(field)) {
                event.put(field, value);
            }
        });
        for (String part : List.of("deal", "client")) {
            ObjectNode node = event.get(part) instanceof ObjectNode object ? object : event.putObject(part);
            if (!node.has("id")) {
                node.put("id", part);
            }
        }
        return event;
    }
}
