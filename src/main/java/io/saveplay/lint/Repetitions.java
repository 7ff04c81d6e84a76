package io.saveplay.lint;

import io.saveplay.drl.Condition;
import io.saveplay.drl.Expression;
import io.saveplay.drl.Printer;
import io.saveplay.rulebook.RuleInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether two rules say the same of the same, so that their lines of a receipt become one. */
final class Repetitions implements Inspection {
    private static final Set<String> ADD_UP = Set.of("Points", "Evidence");

    @Override
    public void inspect(Book book, Found found) {
        Map<String, List<Studied>> same = book.rules().stream()
                .collect(Collectors.groupingBy(Repetitions::line, TreeMap::new, Collectors.toList()));
        for (List<Studied> rules : same.values()) {
            for (int i = 1; i < rules.size(); i++) {
                for (int j = 0; j < i; j++) {
                    compare(rules.get(j), rules.get(i), book.reasoner(), found);
                }
            }
        }
    }

    /** What two rules say alike: on what they conclude, and why. */
    private static String line(Studied rule) {
        RuleInfo.Insert insert = rule.info().insert();
        return insert.type() + " " + insert.subject() + ": " + named(rule.info(), Conclusions.last(rule.info()));
    }

    private static void compare(Studied before, Studied rule, Reasoner reasoner, Found found) {
        if (reasoner.gaveUp() || exclude(before, rule, reasoner)) {
            return;
        }
        RuleInfo.Insert insert = rule.info().insert();
        boolean same = conclusion(before.info()).equals(conclusion(rule.info()));
        if (same && ADD_UP.contains(insert.type())) {
            found.of(rule.info(), Finding.LOST_POINTS, "give each its own because", before.name());
        } else {
            found.of(rule.info(), Finding.SAME_BECAUSE, "say in each what was seen", before.name(), insert.subject());
        }
    }

    private static boolean exclude(Studied one, Studied other, Reasoner reasoner) {
        return one.isKnown()
                && other.isKnown()
                && one.ways().stream().allMatch(a -> other.ways().stream().allMatch(b -> reasoner.exclude(a, b)));
    }

    private static List<String> conclusion(RuleInfo rule) {
        return Conclusions.arguments(rule).stream()
                .map(argument -> named(rule, argument))
                .toList();
    }

    /** A text in which facts are called by their constraints, since two rules may name different facts alike. */
    private static String named(RuleInfo rule, Expression expression) {
        String text = Printer.print(expression);
        for (Condition.Pattern pattern :
                rule.rule().conditions().stream().flatMap(Book::patterns).toList()) {
            if (pattern.binding() != null) {
                String fact = Printer.print(
                        new Condition.Pattern(pattern.place(), null, pattern.type(), pattern.constraints()));
                text = Pattern.compile(Pattern.quote(pattern.binding()) + "(?![\\w$])")
                        .matcher(text)
                        .replaceAll(Matcher.quoteReplacement(fact));
            }
        }
        return text;
    }
}
