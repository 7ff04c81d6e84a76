package io.saveplay.explain;

import io.saveplay.drl.Expression;
import io.saveplay.drl.Linked;
import io.saveplay.drl.Matcher;
import io.saveplay.rulebook.RuleInfo;
import io.saveplay.rulebook.Ruleset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Which fields of an event rules go by. */
final class GoneBy {
    /** What is counted in days, and from which fields. */
    private static final Map<String, List<String>> DATES = Map.of(
            "daysToYes", List.of("deal.openedOn", "deal.agreedOn"),
            "daysSinceYes", List.of("deal.agreedOn"),
            "daysUntilDecision", List.of("deal.decisionDueOn"),
            "daysLeftToCancel", List.of("deal.rightToCancelUntil"));

    /** What is counted of a list, and of which. */
    static final Map<String, String> COUNTS = Map.of(
            "benefitCount", "deal.benefits",
            "grievanceCount", "client.grievances",
            "sharedCount", "client.values",
            "sharedValues", "client.values");

    private GoneBy() {}

    /** The fields of the event that some rules go by, directly or through what other rules conclude. */
    static Set<String> some(Ruleset ruleset, Predicate<RuleInfo> rules) {
        Set<String> fields = new TreeSet<>();
        Set<String> seen = new HashSet<>();
        List<RuleInfo> open =
                new ArrayList<>(ruleset.rules().stream().filter(rules).toList());
        while (!open.isEmpty()) {
            RuleInfo rule = open.remove(open.size() - 1);
            if (!seen.add(rule.name())) {
                continue;
            }
            for (Linked.Pattern pattern : Matcher.patterns(ruleset.linked(rule.name()))) {
                pattern.tests()
                        .forEach(test -> fields.addAll(
                                fields(pattern.type(), test.source().expression())));
                if (pattern.type().getSimpleName().equals("Mention")) {
                    fields.add("reasonCode");
                }
                open.addAll(ruleset.rules().stream()
                        .filter(other -> concludesFor(other, pattern))
                        .toList());
            }
        }
        return fields;
    }

    private static boolean concludesFor(RuleInfo rule, Linked.Pattern pattern) {
        return switch (pattern.type().getSimpleName()) {
            case "Signal" ->
                rule.insert().type().equals("Signal")
                        && pattern.tests().stream()
                                .flatMap(test -> Conditions.wanted(test.source().expression(), "name").stream())
                                .anyMatch(rule.insert().subject()::equals);
            case "Diagnosis" -> rule.insert().type().equals("Evidence");
            case "Fit" -> rule.insert().type().equals("Criterion");
            default -> false;
        };
    }

    private static Set<String> fields(Class<?> fact, Expression expression) {
        Set<String> fields = new TreeSet<>();
        String path = Names.of(fact, expression).path();
        if (path != null) {
            fields.add(path);
        } else if (expression instanceof Expression.Name name) {
            fields.addAll(DATES.getOrDefault(name.name(), List.of()));
            if (COUNTS.containsKey(name.name())) {
                fields.add(COUNTS.get(name.name()));
            }
        }
        expression.parts().forEach(part -> fields.addAll(fields(fact, part)));
        return fields;
    }
}
