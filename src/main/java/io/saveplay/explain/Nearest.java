package io.saveplay.explain;

import static java.util.Comparator.comparing;

import io.saveplay.decision.Signal;
import io.saveplay.decision.Story;
import io.saveplay.drl.Linked;
import io.saveplay.drl.LinkedRule;
import io.saveplay.drl.Matcher;
import io.saveplay.event.Concern;
import io.saveplay.event.Mention;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How close a rule came to firing: the choice of facts for which the fewest parts of its conditions fail. Of each
 * condition the best few choices are kept, so that no rule costs more than a fixed number of looks at each fact.
 */
final class Nearest {
    /** How many choices of facts are followed at a time. */
    private static final int KEPT = 12;
    /** The kinds of facts of which there may be none or several. */
    private static final Set<Class<?>> SEVERAL = Set.of(Signal.class, Mention.class, Concern.class, Story.class);

    private static final Comparator<Way> CLOSEST =
            comparing(Way::failed).thenComparing(Way::held, Comparator.reverseOrder());

    private final LinkedRule rule;
    private final Collection<?> facts;
    private final List<@Nullable Object> fixed;

    private Nearest(LinkedRule rule, Collection<?> facts, List<@Nullable Object> fixed) {
        this.rule = rule;
        this.facts = facts;
        this.fixed = fixed;
    }

    /**
     * A choice of facts and what it comes to.
     *
     * @param bySlot the chosen facts; none where there is no such fact
     */
    record Way(List<@Nullable Object> bySlot, List<Finding> findings) {
        /** How many parts of the conditions fail. */
        long failed() {
            return findings.stream().filter(finding -> !finding.held()).count();
        }

        private long held() {
            return findings.size() - failed();
        }

        private Way with(List<Finding> more) {
            List<Finding> all = new ArrayList<>(findings);
            all.addAll(more);
            return new Way(bySlot, List.copyOf(all));
        }

        private Way with(int slot, Object fact, List<Finding> more) {
            List<@Nullable Object> filled = new ArrayList<>(bySlot);
            filled.set(slot, fact);
            return new Way(Collections.unmodifiableList(filled), findings).with(more);
        }
    }

    /** The way in which a rule comes closest to firing on facts. */
    static Way of(LinkedRule rule, Collection<?> facts) {
        return of(rule, facts, nothing(rule));
    }

    /** The same where some facts are chosen already. */
    static Way of(LinkedRule rule, Collection<?> facts, List<@Nullable Object> fixed) {
        Nearest nearest = new Nearest(rule, facts, fixed);
        List<Way> ways = List.of(new Way(nothing(rule), List.of()));
        for (Linked condition : rule.conditions()) {
            ways = nearest.step(condition, ways);
        }
        return ways.get(0);
    }

    private static List<@Nullable Object> nothing(LinkedRule rule) {
        return Collections.nCopies(rule.slots(), null);
    }

    private List<Way> step(Linked condition, List<Way> ways) {
        List<Way> next = new ArrayList<>();
        ways.forEach(way -> next.addAll(step(condition, way)));
        next.sort(CLOSEST);
        return next.subList(0, Math.min(KEPT, next.size()));
    }

    private List<Way> step(Linked condition, Way way) {
        if (condition instanceof Linked.Pattern pattern) {
            return pattern(pattern, way);
        }
        if (condition instanceof Linked.And and) {
            List<Way> ways = List.of(way);
            for (Linked part : and.parts()) {
                ways = step(part, ways);
            }
            return ways;
        }
        if (condition instanceof Linked.Or or) {
            return or.parts().stream().flatMap(part -> step(part, way).stream()).toList();
        }
        if (namesSomethingMissing(condition, way)) {
            return List.of(way);
        }
        if (condition instanceof Linked.Not not) {
            return List.of(Matcher.first(rule, not.inner(), way.bySlot(), facts)
                    .map(found -> way.with(List.of(new Finding.Unwanted(not, found))))
                    .orElseGet(() -> way.with(List.of(new Finding.NoneThere(not, way.bySlot())))));
        }
        // What is chosen inside is known nowhere else.
        Way inside = step(((Linked.Exists) condition).inner(), List.of(way)).get(0);
        return List.of(new Way(way.bySlot(), inside.findings()));
    }

    private List<Way> pattern(Linked.Pattern pattern, Way way) {
        boolean several = SEVERAL.contains(pattern.type());
        boolean passed = false;
        List<Way> ways = new ArrayList<>();
        Object chosen = fixed.get(pattern.slot());
        for (Object fact : facts) {
            if (!pattern.type().isInstance(fact) || (chosen != null && chosen != fact)) {
                continue;
            }
            List<Finding> findings = findings(pattern, fact, way);
            boolean all = findings.stream().allMatch(Finding::held);
            boolean any = findings.stream().anyMatch(Finding::held);
            passed |= all;
            if (all && (several || findings.isEmpty())) {
                ways.add(way.with(pattern.slot(), fact, List.of(new Finding.Present(pattern, fact))));
            } else if (all || any || !several) {
                ways.add(way.with(pattern.slot(), fact, findings));
            }
        }
        if ((several && !passed) || ways.isEmpty()) {
            ways.add(way.with(List.of(new Finding.Absent(pattern, way.bySlot()))));
        }
        return ways;
    }

    private static List<Finding> findings(Linked.Pattern pattern, Object fact, Way way) {
        List<Finding> findings = new ArrayList<>();
        List<@Nullable Object> bySlot =
                way.with(pattern.slot(), fact, List.of()).bySlot();
        for (Linked.Test test : pattern.tests()) {
            if (test.others().stream().allMatch(slot -> bySlot.get(slot) != null)) {
                boolean held = test.passes(fact, Linked.named(test.others(), bySlot.toArray()));
                findings.add(new Finding.Tested(pattern, test, fact, bySlot, held));
            }
        }
        return findings;
    }

    /** Whether a condition goes by a fact that is not there, so that nothing can be said of it. */
    private static boolean namesSomethingMissing(Linked condition, Way way) {
        Set<Integer> own = new HashSet<>();
        Set<Integer> named = new HashSet<>();
        Conditions.patterns(condition).forEach(pattern -> {
            own.add(pattern.slot());
            pattern.tests().forEach(test -> named.addAll(test.others()));
        });
        named.removeAll(own);
        return named.stream().anyMatch(slot -> way.bySlot().get(slot) == null);
    }
}
