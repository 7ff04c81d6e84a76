package io.saveplay.lint;

import io.saveplay.decision.Met;
import io.saveplay.rulebook.RuleInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Whether rules can fire at all, and what one rule leaves to another. */
final class Conflicts implements Inspection {
    private static final Set<String> ADD_UP = Set.of("Points", "Evidence");
    /** Which of several criteria counts. */
    private static final List<String> COUNTS_FIRST = List.of(Met.NO.name(), Met.YES.name(), Met.UNKNOWN.name());

    @Override
    public void inspect(Book book, Found found) {
        book.rules().forEach(rule -> fires(rule, book.reasoner(), found));
        Map<String, List<Studied>> targets = book.rules().stream()
                .filter(rule -> !rule.ways().isEmpty())
                .collect(Collectors.groupingBy(Conflicts::target, TreeMap::new, Collectors.toList()));
        for (List<Studied> rules : targets.values()) {
            for (int i = 0; i < rules.size(); i++) {
                for (int j = 0; j < i; j++) {
                    compare(rules.get(j), rules.get(i), book.reasoner(), found);
                }
            }
        }
        if (book.reasoner().gaveUp()) {
            found.in("ruleset.yaml", Finding.NOT_COMPARED, null);
        }
    }

    private static void fires(Studied rule, Reasoner reasoner, Found found) {
        if (!rule.isKnown()) {
            return;
        }
        List<Branch> dead = new ArrayList<>();
        for (int i = 0; i < rule.branches().size(); i++) {
            if (rule.waysOf().get(i).isEmpty()) {
                dead.add(rule.branches().get(i));
            }
        }
        if (dead.isEmpty()) {
            return;
        }
        Optional<String> why =
                dead.stream().flatMap(branch -> reasoner.clash(branch).stream()).findFirst();
        found.of(
                rule.info(),
                dead.size() == rule.branches().size() ? Finding.NEVER_FIRES : Finding.DEAD_ALTERNATIVE,
                "look at what it asks for together",
                why.orElse("the signals that it asks for are never set together, or never with the rest"));
    }

    private static String target(Studied rule) {
        RuleInfo.Insert insert = rule.info().insert();
        // A veto counts for its policy, and the detail of a criterion is whether it is met.
        return insert.type() + " " + insert.subject() + (insert.type().equals("Veto") ? " " + insert.detail() : "");
    }

    private static void compare(Studied before, Studied rule, Reasoner reasoner, Found found) {
        boolean met =
                before.info().insert().detail().equals(rule.info().insert().detail());
        boolean criterion = rule.info().insert().type().equals("Criterion");
        boolean back = reasoner.follows(rule, before);
        boolean forth = reasoner.follows(before, rule);
        if (criterion && !met) {
            if (back && countsFirst(before, rule)) {
                neverCounts(rule, before, found);
            } else if (forth && countsFirst(rule, before)) {
                neverCounts(before, rule, found);
            }
        } else if (back && forth) {
            found.of(rule.info(), Finding.SAME_CONDITIONS, "make one rule of them", before.name());
        } else if ((back || forth) && !ADD_UP.contains(rule.info().insert().type())) {
            found.of(
                    (back ? rule : before).info(),
                    Finding.SUBSUMED,
                    "delete it, or make the conditions of the two exclude each other",
                    (back ? before : rule).name());
        }
    }

    private static boolean countsFirst(Studied one, Studied other) {
        return COUNTS_FIRST.indexOf(one.info().insert().detail())
                < COUNTS_FIRST.indexOf(other.info().insert().detail());
    }

    private static void neverCounts(Studied rule, Studied first, Found found) {
        found.of(rule.info(), Finding.NEVER_COUNTS, "make their conditions exclude each other", first.name());
    }
}
