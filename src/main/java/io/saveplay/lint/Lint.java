package io.saveplay.lint;

import io.saveplay.drl.Problem;
import io.saveplay.rulebook.Ruleset;
import java.util.List;

/** Looks at rules that compile for what is wrong or doubtful all the same. What it looks for: {@link Finding}. */
public final class Lint {
    private static final List<Inspection> INSPECTIONS = List.of(
            new Headers(),
            new Thresholds(),
            new Signals(),
            new Reasons(),
            new Titles(),
            new Retirement(),
            new Sayings(),
            new Conclusions(),
            new Repetitions(),
            new Conflicts(),
            new Gaps());

    private Lint() {}

    /** What was found, by file and place: errors, which keep a ruleset from going live, and warnings. */
    public static List<Problem> problems(Ruleset ruleset) {
        Book book = new Book(ruleset);
        Found found = new Found();
        INSPECTIONS.forEach(inspection -> inspection.inspect(book, found));
        return found.all();
    }
}
