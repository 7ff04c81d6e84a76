package io.saveplay.explain;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;

import io.saveplay.decision.Counterfactual;
import io.saveplay.decision.Decision;
import io.saveplay.decision.Verdict;
import io.saveplay.event.CancellationEvent;
import io.saveplay.rulebook.EvaluationException;
import io.saveplay.rulebook.Ruleset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Looks for the smallest change of an event that brings something about. Each field is changed alone; when that does
 * not do, two are changed together, those first that came closest alone. Every changed event is decided in full, and
 * only so many are.
 */
final class WhatElse {
    private static final int MOST_FOUND = 3;
    private static final int MOST_OF_ANYTHING = 8;
    /** How many single changes a second one is added to. */
    private static final int MOST_STARTS = 40;

    private final Ruleset ruleset;
    private final Function<CancellationEvent, Decision> decide;
    private final EventTree tree;
    private final Decision now;
    private final Alternatives values;
    private final long end;
    private int left;
    private int tried;
    private boolean cut;

    /** A changed event as it was decided. */
    private record Tried(List<Alternative> changes, Decision decision, double distance) {
        double size() {
            return changes.stream().mapToDouble(Alternative::size).sum();
        }

        String fields() {
            return changes.stream().map(Alternative::field).collect(Collectors.joining(" "));
        }
    }

    private static final Comparator<Tried> SMALLEST = comparingDouble(Tried::size)
            .thenComparing(Tried::fields)
            .thenComparing(one -> one.changes().toString());

    /**
     * A search.
     *
     * @param decide decides an event just as {@code now} was decided
     */
    WhatElse(Ruleset ruleset, Function<CancellationEvent, Decision> decide, CancellationEvent event, Decision now) {
        this.ruleset = ruleset;
        this.decide = decide;
        this.tree = new EventTree(event);
        this.now = now;
        this.values = new Alternatives(ruleset, event);
        this.left = ruleset.settings().limits().counterfactuals();
        this.end = System.nanoTime()
                + ruleset.settings().limits().counterfactualTime().toNanos();
    }

    /** What would bring about a play on top, a verdict, or {@link Ask#ANYTHING}. */
    Counterfactual find(String wanted) {
        Goal goal = Goal.of(ruleset, wanted, now);
        if (goal.distance(now) == 0) {
            return new Counterfactual(wanted, 0, true, "it is so already", List.of());
        }
        // What the goal goes by is tried first, in case the budget does not last.
        Set<String> near = goal.fields();
        List<Tried> alone = new ArrayList<>();
        (goal.isAnything() ? values.wishedFor() : values.all())
                .stream()
                        .sorted(comparing((Alternative one) -> !near.contains(one.field()))
                                .thenComparing(Alternative::size)
                                .thenComparing(Alternative::field))
                        .forEach(one -> tryOut(goal, List.of(one)).ifPresent(alone::add));
        boolean complete = !cut;
        List<Tried> hits = hits(alone);
        if (hits.isEmpty() && goal.worthTwo()) {
            hits = hits(together(goal, alone, near));
        }
        List<Counterfactual.Found> found = distinct(goal, hits);
        return new Counterfactual(wanted, tried, complete, because(goal, found), found);
    }

    private List<Tried> together(Goal goal, List<Tried> alone, Set<String> near) {
        double today = goal.distance(now);
        List<Tried> starts = alone.stream()
                .filter(one -> one.distance() < today
                        || near.contains(one.changes().get(0).field()))
                .sorted(comparingDouble(Tried::distance).thenComparing(SMALLEST))
                .toList();
        List<List<Alternative>> pairs = new ArrayList<>();
        for (int sum = 1; sum < 2 * starts.size() && pairs.size() < left; sum++) {
            // The best with the second best first, and so on along the diagonals.
            for (int i = 0; i < Math.min(MOST_STARTS, (sum + 1) / 2); i++) {
                int j = sum - i;
                if (j > i && j < starts.size()) {
                    Alternative a = starts.get(i).changes().get(0);
                    Alternative b = starts.get(j).changes().get(0);
                    if (!a.field().equals(b.field())) {
                        pairs.add(List.of(a, b));
                    }
                }
            }
        }
        List<Tried> both = new ArrayList<>();
        for (List<Alternative> pair : pairs) {
            tryOut(goal, pair).ifPresent(both::add);
        }
        return both;
    }

    private Optional<Tried> tryOut(Goal goal, List<Alternative> changes) {
        if (left <= 0 || System.nanoTime() - end > 0) {
            cut = true;
            return Optional.empty();
        }
        Optional<CancellationEvent> changed = tree.with(changes);
        if (changed.isEmpty()) {
            return Optional.empty();
        }
        left--;
        tried++;
        try {
            Decision decision = decide.apply(changed.get());
            return Optional.of(new Tried(changes, decision, goal.distance(decision)));
        } catch (EvaluationException e) {
            // A changed event that cannot be decided brings nothing about.
            return Optional.empty();
        }
    }

    private static List<Tried> hits(List<Tried> all) {
        return all.stream().filter(one -> one.distance() == 0).sorted(SMALLEST).toList();
    }

    /** The smallest changes, one for each choice of fields; of anything, one for each outcome. */
    private List<Counterfactual.Found> distinct(Goal goal, List<Tried> hits) {
        Set<String> seen = new HashSet<>();
        boolean anything = goal.isAnything();
        return hits.stream()
                .filter(one -> seen.add(anything ? outcome(one.decision()) : one.fields()))
                .limit(anything ? MOST_OF_ANYTHING : MOST_FOUND)
                .map(this::found)
                .toList();
    }

    private static String first(Decision decision) {
        return decision.recommendations().get(0).play();
    }

    private static String outcome(Decision decision) {
        return first(decision) + " " + decision.qualification().verdict();
    }

    private Counterfactual.Found found(Tried one) {
        Verdict verdict = one.decision().qualification().verdict();
        String first = first(one.decision());
        List<String> then = new ArrayList<>();
        if (!first.equals(first(now))) {
            then.add(new Phrases(ruleset).play(first) + " would come first");
        }
        if (verdict != now.qualification().verdict()) {
            then.add("the verdict on the client would be " + Shown.value(verdict));
        }
        return new Counterfactual.Found(
                one.changes().stream()
                        .map(change -> new Counterfactual.Change(
                                change.field(), tree.at(change.field()), change.to(), change.text()))
                        .toList(),
                "if " + one.changes().stream().map(Alternative::text).collect(Collectors.joining(" and ")) + ", "
                        + String.join(" and ", then),
                first,
                verdict);
    }

    private String because(Goal goal, List<Counterfactual.Found> found) {
        String bound = cut ? "; the search ended at its bound, so there may be one that was not tried" : "";
        if (found.isEmpty()) {
            String none = goal.isAnything() ? "no single field would change it" : "none found";
            return none + " among " + tried + " changes tried" + bound;
        }
        int fields = found.get(0).changes().size();
        String what = goal.isAnything()
                ? "each of these would by itself change it"
                : fields == 1 ? "one field makes the difference" : "two fields make the difference together";
        return what + " (" + tried + " changes tried" + bound + ")";
    }
}
