package io.saveplay.lint;

import java.util.Set;
import java.util.TreeSet;

/**
 * Some words or constants, or all but some.
 *
 * @param except whether all others are meant
 * @param all every value that there can be; empty when there is no end of them
 */
record Among(boolean except, Set<String> values, Set<String> all) implements Body {

    /** The plainest form of such a choice. */
    static Body of(boolean except, Set<String> values, Set<String> all) {
        boolean counted = except && !all.isEmpty();
        Set<String> chosen = new TreeSet<>(counted ? all : values);
        if (counted) {
            chosen.removeAll(values);
        }
        boolean others = except && !counted;
        if (chosen.isEmpty()) {
            return others ? new Any() : new None();
        }
        return !others && !all.isEmpty() && chosen.containsAll(all) ? new Any() : new Among(others, chosen, all);
    }

    Body and(Among other) {
        Set<String> both = new TreeSet<>(values);
        if (except && other.except) {
            both.addAll(other.values);
            return of(true, both, all);
        }
        if (except) {
            return other.and(this);
        }
        if (other.except) {
            both.removeAll(other.values);
        } else {
            both.retainAll(other.values);
        }
        return of(false, both, all.isEmpty() ? other.all : all);
    }

    Body others() {
        return of(!except, values, all);
    }
}
