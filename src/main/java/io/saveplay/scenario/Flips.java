package io.saveplay.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saveplay.decision.Decision;
import io.saveplay.drl.Problem;
import io.saveplay.event.CancellationEvent;
import io.saveplay.intake.Reading;
import io.saveplay.rulebook.Decider;
import io.saveplay.rulebook.EvaluationException;
import io.saveplay.rulebook.RulesFolder;
import io.saveplay.rulebook.Ruleset;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Decides events with two rulesets and keeps count of what differs. Holds one event at a time and a few examples. */
public final class Flips {
    private static final int EXAMPLES = 3;
    private static final int NAMED = 20;

    private final Ruleset before;
    private final Ruleset after;
    private final Tools tools;
    private final Map<Change, Counted> changes = new EnumMap<>(Change.class);
    private final List<Unread> unread = new ArrayList<>();
    private long events;
    private long flipped;
    private long unreadable;

    private static final class Counted {
        private long count;
        private final List<Example> examples = new ArrayList<>();
    }

    /**
     * What flips.
     *
     * @param before version of the rules before
     * @param after version of the rules after
     * @param events how many events were decided
     * @param flipped how many of them differ in anything
     * @param unreadable how many could not be read
     * @param unread the first of those
     * @param groups what changed, with counts; an event may be in several
     */
    public record Report(
            String before,
            String after,
            long events,
            long flipped,
            long unreadable,
            List<Unread> unread,
            List<Group> groups) {}

    /** What cannot be read as an event, and why. */
    public record Unread(String place, List<String> errors) {}

    /** One kind of change. */
    public record Group(Change change, long count, List<Example> examples) {}

    /**
     * An event whose decision changed.
     *
     * @param event its id, or the name of the scenario that it is of
     * @param place the line of the events, or the scenario
     * @param firedBefore rules that fired only before
     * @param firedAfter rules that fired only after
     */
    public record Example(
            String event, String place, String before, String after, Set<String> firedBefore, Set<String> firedAfter) {}

    /** Compares what two rulesets decide. */
    public Flips(Ruleset before, Ruleset after, Tools tools) {
        this.before = before;
        this.after = after;
        this.tools = tools;
    }

    /** Decides every line of a stream of newline-delimited JSON. */
    public void lines(InputStream in) throws IOException {
        // One char a byte: what is not UTF-8 is then told by the reader of events, with its line.
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1));
        long number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (!line.isBlank()) {
                byte[] json = line.getBytes(StandardCharsets.ISO_8859_1);
                event("line " + number, null, rules -> tools.reader().read(json, rules::faultOf));
            }
        }
    }

    /** Decides the events of the scenarios of both rulesets, equal ones once. */
    public void scenarios() {
        Set<JsonNode> seen = new HashSet<>();
        for (RulesFolder folder : List.of(before.folder(), after.folder())) {
            List<Problem> problems = new ArrayList<>();
            for (ScenarioFile file : ScenarioFile.readAll(folder, problems)) {
                for (Scenario scenario : file.scenarios()) {
                    if (!scenario.hasPayload() && seen.add(scenario.given())) {
                        scenario(file.file() + ":" + scenario.line(), scenario.name(), scenario.given());
                    }
                }
            }
            problems.forEach(problem -> unread(problem.file(), List.of(problem.text())));
        }
    }

    private void scenario(String place, String name, JsonNode given) {
        event(
                place,
                name,
                rules -> given instanceof ObjectNode event
                        ? tools.reader().read(ScenarioRunner.completed(event.deepCopy()), rules::faultOf)
                        : new Reading.NotJson("`given` is not an event"));
    }

    private void event(String place, @Nullable String name, Function<Ruleset, Reading> reading) {
        Reading was = reading.apply(before);
        Reading is = reading.apply(after);
        if (!(was instanceof Reading.Valid) && !(is instanceof Reading.Valid)) {
            unread(place, List.of(ScenarioRunner.faults(is)));
            return;
        }
        events++;
        Outcome old = outcome(before, was, false);
        Outcome now = outcome(after, is, false);
        Map<Change, Change.Pair> found = new EnumMap<>(Change.class);
        if (old instanceof Decided first && now instanceof Decided second) {
            found.putAll(Change.between(first.decision(), second.decision()));
        } else if (!old.equals(now)) {
            found.put(Change.DECIDED, new Change.Pair(old.shown(), now.shown()));
        }
        if (!found.isEmpty()) {
            flipped++;
            count(place, name == null ? id(was, is) : name, found, was, is);
        }
    }

    private void count(String place, String name, Map<Change, Change.Pair> found, Reading was, Reading is) {
        Set<String> firedBefore = null;
        Set<String> firedAfter = Set.of();
        for (Map.Entry<Change, Change.Pair> one : found.entrySet()) {
            Counted counted = changes.computeIfAbsent(one.getKey(), change -> new Counted());
            counted.count++;
            if (counted.examples.size() < EXAMPLES) {
                if (firedBefore == null) {
                    // Only examples need to know which rules fired, and that costs a second evaluation.
                    firedBefore = fired(before, was);
                    firedAfter = fired(after, is);
                }
                counted.examples.add(new Example(
                        name,
                        place,
                        one.getValue().before(),
                        one.getValue().after(),
                        without(firedBefore, firedAfter),
                        without(firedAfter, firedBefore)));
            }
        }
    }

    private sealed interface Outcome {
        String shown();
    }

    private record Decided(Decision decision) implements Outcome {
        @Override
        public String shown() {
            return "decided";
        }
    }

    private record Undecided(String why) implements Outcome {
        @Override
        public String shown() {
            return "not decided: " + why;
        }
    }

    private Outcome outcome(Ruleset rules, Reading reading, boolean explain) {
        if (!(reading instanceof Reading.Valid valid)) {
            return new Undecided(ScenarioRunner.faults(reading));
        }
        CancellationEvent event = valid.event();
        try {
            return new Decided(tools.decider().decide(rules, event, new Decider.Wish(explain, false)));
        } catch (EvaluationException e) {
            return new Undecided(String.valueOf(e.getMessage()));
        }
    }

    private Set<String> fired(Ruleset rules, Reading reading) {
        return outcome(rules, reading, true) instanceof Decided decided
                ? ScenarioRunner.fired(decided.decision().explanation())
                : Set.of();
    }

    private static Set<String> without(Set<String> some, Set<String> others) {
        Set<String> rest = new TreeSet<>(some);
        rest.removeAll(others);
        return rest;
    }

    private static String id(Reading was, Reading is) {
        if (was instanceof Reading.Valid valid) {
            return valid.event().id();
        }
        return is instanceof Reading.Valid valid ? valid.event().id() : "";
    }

    private void unread(String place, List<String> errors) {
        unreadable++;
        if (unread.size() < NAMED) {
            unread.add(new Unread(place, errors));
        }
    }

    /** What was found so far. */
    public Report report() {
        return new Report(
                before.version(),
                after.version(),
                events,
                flipped,
                unreadable,
                List.copyOf(unread),
                changes.entrySet().stream()
                        .map(change -> new Group(
                                change.getKey(), change.getValue().count, List.copyOf(change.getValue().examples)))
                        .toList());
    }
}
