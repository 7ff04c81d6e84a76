package io.saveplay.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saveplay.decision.Decision;
import io.saveplay.intake.Reading;
import io.saveplay.rulebook.Decider;
import io.saveplay.rulebook.EvaluationException;
import io.saveplay.rulebook.Ruleset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds a small event on which a rule fires and one on which it stays quiet, by trying: first values for the fields
 * that its condition names, then the events of the scenarios that are there already. Every answer was evaluated, and
 * the search is bounded.
 */
final class Witnesses {
    private static final int MOST_TRIES = 4000;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Ruleset ruleset;
    private final Tools tools;
    private final String rule;
    private final List<Guess> guesses;
    private int tries;

    /** An event that was tried, and what came of it. */
    record Witness(ObjectNode given, Decision decision, Set<String> fired) {}

    /**
     * A search.
     *
     * @param ruleset holds the rule
     */
    Witnesses(Ruleset ruleset, Tools tools, String rule, String condition) {
        this.ruleset = ruleset;
        this.tools = tools;
        this.rule = rule;
        this.guesses = Guess.of(condition);
    }

    /** The smallest event that was found on which the rule fires. */
    Optional<Witness> firing() {
        return search(0, JSON.objectNode())
                .or(() -> known().stream().filter(this::fires).findFirst())
                .map(this::smallest)
                .flatMap(this::witness);
    }

    /** An event as near as can be on which the rule stays quiet: one value is another, or one field is gone. */
    Optional<Witness> quiet(ObjectNode firing) {
        Stream<ObjectNode> near = guesses.stream()
                .filter(guess -> guess.isIn(firing))
                .flatMap(guess -> guess.values().stream().map(value -> guess.in(firing, value)));
        return Stream.of(near, smaller(firing).stream(), known().stream())
                .flatMap(events -> events)
                .filter(this::isQuiet)
                .findFirst()
                .flatMap(this::witness);
    }

    private Optional<ObjectNode> search(int depth, ObjectNode given) {
        if (depth == guesses.size()) {
            tries++;
            return fires(given) ? Optional.of(given) : Optional.empty();
        }
        Guess guess = guesses.get(depth);
        for (JsonNode value : guess.values()) {
            if (tries >= MOST_TRIES) {
                break;
            }
            Optional<ObjectNode> found = search(depth + 1, guess.in(given, value));
            if (found.isPresent()) {
                return found;
            }
        }
        // Last, a field that the condition names only to ask that it is not known.
        return search(depth + 1, given);
    }

    private boolean fires(ObjectNode given) {
        return witness(given).filter(one -> one.fired().contains(rule)).isPresent();
    }

    private boolean isQuiet(ObjectNode given) {
        return witness(given).filter(one -> !one.fired().contains(rule)).isPresent();
    }

    private Optional<Witness> witness(ObjectNode given) {
        Reading reading = tools.reader().read(ScenarioRunner.completed(given.deepCopy()), ruleset::faultOf);
        if (!(reading instanceof Reading.Valid valid)) {
            return Optional.empty();
        }
        try {
            Decision decision = tools.decider().decide(ruleset, valid.event(), new Decider.Wish(true, false));
            return Optional.of(new Witness(given, decision, ScenarioRunner.fired(decision.explanation())));
        } catch (EvaluationException e) {
            return Optional.empty();
        }
    }

    /** The events of the scenarios in the folder, short ones first. */
    private List<ObjectNode> known() {
        List<ObjectNode> events = new ArrayList<>();
        ScenarioFile.readAll(ruleset.folder(), new ArrayList<>())
                .forEach(file -> file.scenarios().forEach(scenario -> {
                    if (scenario.given() instanceof ObjectNode given
                            && !scenario.hasPayload()
                            && scenario.stories() == null) {
                        events.add(given);
                    }
                }));
        events.sort(Comparator.comparing((ObjectNode event) -> event.toString().length())
                .thenComparing(ObjectNode::toString));
        return events;
    }

    /** Takes fields away as long as the rule still fires. */
    private ObjectNode smallest(ObjectNode given) {
        for (ObjectNode less : smaller(given)) {
            if (fires(less)) {
                return smallest(less);
            }
        }
        return given;
    }

    /** The event without one field or another, whole parts of it first. */
    private static List<ObjectNode> smaller(ObjectNode given) {
        List<ObjectNode> events = new ArrayList<>();
        given.fieldNames().forEachRemaining(name -> {
            ObjectNode without = given.deepCopy();
            without.remove(name);
            events.add(without);
        });
        given.properties().forEach(part -> {
            if (part.getValue() instanceof ObjectNode inner) {
                smaller(inner).forEach(less -> {
                    ObjectNode changed = given.deepCopy();
                    changed.set(part.getKey(), less);
                    events.add(changed);
                });
            }
        });
        return events;
    }
}
