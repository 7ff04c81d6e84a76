package io.saveplay.scenario;

import io.saveplay.decision.Decision;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/** What can change between two decisions on one event. Words and due times are not compared. */
public enum Change {
    DECIDED("decided by one of them only", decision -> List.of()),
    TOP_PLAY("the play that comes first", decision -> plays(decision).limit(1).toList()),
    VERDICT(
            "the verdict",
            decision -> List.of(decision.qualification().verdict().name())),
    NATURE("the nature", decision -> List.of(decision.diagnosis().nature().name())),
    REASONS(
            "the reasons",
            decision -> decision.diagnosis().reasons().stream()
                    .map(reason -> reason.code())
                    .toList()),
    WITHHELD(
            "what is withheld",
            decision -> decision.withheld().stream()
                    .map(withheld -> withheld.play() + " by " + withheld.policy())
                    .distinct()
                    .toList()),
    RANKING(
            "the plays below the first, or their order",
            decision -> plays(decision).toList()),
    PLAN(
            "the plan alone",
            decision -> decision.plan().stream()
                    .map(step -> step.timing() + ": " + String.join(", ", step.plays()))
                    .toList()),
    ADVICE(
            "the cautions or lessons",
            decision -> Stream.concat(decision.cautions().stream(), decision.lessons().stream())
                    .map(Decision.Advice::id)
                    .toList()),
    POINTS("only points", Change::points);

    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // the lambdas above hold nothing
    private final Function<Decision, List<String>> aspect;

    Change(String title, Function<Decision, List<String>> aspect) {
        this.title = title;
        this.aspect = aspect;
    }

    /** Before and after, in words. */
    record Pair(String before, String after) {}

    /** What changed, in words. */
    public String title() {
        return title;
    }

    /** Everything that changed between two decisions; what follows from something else is left out. */
    static Map<Change, Pair> between(Decision before, Decision after) {
        Map<Change, Pair> changes = new EnumMap<>(Change.class);
        for (Change change : values()) {
            List<String> was = change.aspect.apply(before);
            List<String> is = change.aspect.apply(after);
            boolean follows = switch (change) {
                case RANKING -> changes.containsKey(TOP_PLAY);
                case PLAN -> changes.containsKey(TOP_PLAY) || changes.containsKey(RANKING);
                case POINTS -> !changes.isEmpty();
                default -> false;
            };
            if (!follows && !was.equals(is)) {
                changes.put(change, change.pair(was, is));
            }
        }
        return changes;
    }

    private Pair pair(List<String> was, List<String> is) {
        return switch (this) {
            // Long lists of which little changed: what both have says nothing.
            case WITHHELD, ADVICE, POINTS, PLAN -> new Pair(shown(without(was, is)), shown(without(is, was)));
            default -> new Pair(shown(was), shown(is));
        };
    }

    private static List<String> without(List<String> some, List<String> others) {
        List<String> rest = new ArrayList<>(some);
        rest.removeAll(others);
        return rest.isEmpty() && some.size() == others.size() ? some : rest;
    }

    private static String shown(List<String> values) {
        return values.isEmpty() ? "nothing" : String.join(", ", values);
    }

    private static Stream<String> plays(Decision decision) {
        return decision.recommendations().stream().map(Decision.Recommendation::play);
    }

    private static List<String> points(Decision decision) {
        List<String> points = new ArrayList<>();
        decision.recommendations().forEach(play -> points.add(play.play() + " " + play.score()));
        decision.diagnosis()
                .reasons()
                .forEach(reason -> points.add(reason.code() + " " + Math.round(reason.confidence() * 100) + "%"));
        points.add("qualification "
                + Objects.requireNonNullElse(decision.qualification().score(), "unknown"));
        return points;
    }
}
