package io.saveplay.lint;

import io.saveplay.drl.Words;
import io.saveplay.rulebook.Layer;
import io.saveplay.rulebook.RuleInfo;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether the signals that rules set and the signals that rules ask for are the same. */
final class Signals implements Inspection {
    @Override
    public void inspect(Book book, Found found) {
        Set<String> set = book.concluded("Signal").collect(Collectors.toCollection(TreeSet::new));
        Set<String> used = new HashSet<>();
        boolean anyName = false;
        for (Studied rule : book.rules()) {
            RuleInfo info = rule.info();
            for (Compared compared : Compared.in(info.rule())) {
                if (compared.isOf("Signal", "name") && compared.value() instanceof String name) {
                    used.add(name);
                    if (!set.contains(name)) {
                        found.at(info, compared.place(), Finding.SIGNAL_NEVER_SET, Words.nearest(name, set), name);
                    }
                }
            }
            anyName |= info.rule().conditions().stream()
                    .flatMap(Book::patterns)
                    .anyMatch(pattern -> pattern.type().equals("Signal")
                            && pattern.constraints().isEmpty());
        }
        if (!anyName) {
            book.of(Layer.SIGNALS).stream()
                    .map(Studied::info)
                    .filter(rule -> !used.contains(rule.insert().subject()))
                    .forEach(rule -> found.of(
                            rule,
                            Finding.SIGNAL_NEVER_USED,
                            "ask for it in a rule, or delete this one",
                            rule.insert().subject()));
        }
    }
}
