package io.saveplay.drl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong with one file, and with the rule in it that is being looked at. */
final class Problems {
    /** Nobody reads more, and a file of nothing but mistakes is not to fill the memory. */
    private static final int MOST = 1000;

    private final String file;
    private final @Nullable String rule;
    private final List<Problem> found;

    Problems(String file, @Nullable String rule, List<Problem> found) {
        this.file = file;
        this.rule = rule;
        this.found = found;
    }

    /** The same for one rule. */
    Problems of(String ruleName) {
        return new Problems(file, ruleName, found);
    }

    /** How many there are by now. */
    int count() {
        return found.size();
    }

    /** An error at a place. */
    void add(Place place, String code, String message, @Nullable String fix) {
        if (found.size() >= MOST) {
            return;
        }
        found.add(new Problem(file, place.line(), place.column(), code, Problem.Severity.ERROR, rule, message, fix));
    }
}
