package io.saveplay.lint;

import io.saveplay.drl.Place;
import io.saveplay.drl.Problem;
import io.saveplay.rulebook.RuleInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers what is found. */
final class Found {
    private static final Comparator<Problem> ORDER = Comparator.comparing(Problem::file)
            .thenComparing(Problem::line, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Problem::column, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Problem::code)
            .thenComparing(Problem::message);

    private final List<Problem> problems = new ArrayList<>();

    /** Something about a file. */
    void in(String file, Finding finding, @Nullable String fix, Object... names) {
        add(file, null, null, null, finding, fix, names);
    }

    /** Something on a line of a table. */
    void on(String file, int line, Finding finding, @Nullable String fix, Object... names) {
        add(file, line, null, null, finding, fix, names);
    }

    /** Something about a rule. */
    void of(RuleInfo rule, Finding finding, @Nullable String fix, Object... names) {
        add(rule.file(), rule.line(), null, rule.name(), finding, fix, names);
    }

    /** Something at a place of a rule. */
    void at(RuleInfo rule, Place place, Finding finding, @Nullable String fix, Object... names) {
        add(rule.file(), place.line(), place.column(), rule.name(), finding, fix, names);
    }

    private void add(
            String file,
            @Nullable Integer line,
            @Nullable Integer column,
            @Nullable String rule,
            Finding finding,
            @Nullable String fix,
            Object... names) {
        problems.add(new Problem(
                file,
                line,
                column,
                finding.id(),
                finding.severity(),
                rule,
                finding.message().formatted(names),
                fix));
    }

    /** All of it once, by file and place. */
    List<Problem> all() {
        return problems.stream().distinct().sorted(ORDER).toList();
    }
}
