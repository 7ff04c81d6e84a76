package io.saveplay.drl;

import org.jspecify.annotations.Nullable;

/**
 * A rule with one thing in it said differently, to see whether a scenario notices.
 *
 * @param place what was changed
 * @param from how it was written
 * @param to how it is written now; none when it was left out
 * @param rule the changed rule
 */
public record Mutant(Place place, String from, @Nullable String to, Rule rule) {

    /** The change in words. */
    public String text() {
        return "`" + from + "` " + (to == null ? "left out" : "→ `" + to + "`");
    }
}
