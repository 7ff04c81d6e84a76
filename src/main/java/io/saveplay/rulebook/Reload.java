package io.saveplay.rulebook;

import io.saveplay.drl.Problem;
import java.util.List;

/** How a reload ended. */
public sealed interface Reload {

    /** A new ruleset is live. */
    record Swapped(String version) implements Reload {}

    /** The folder holds what is live already. */
    record Unchanged(String version) implements Reload {}

    /** The folder cannot go live; what was live before still is. */
    record Rejected(List<Problem> problems) implements Reload {}

    /** Another reload is under way. */
    record Busy() implements Reload {}
}
