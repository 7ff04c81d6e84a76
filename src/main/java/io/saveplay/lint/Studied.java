package io.saveplay.lint;

import io.saveplay.rulebook.RuleInfo;
import java.util.ArrayList;
import java.util.List;

/**
 * A rule with what its conditions say.
 *
 * @param written its branches as they are written
 * @param branches the same with what follows for single facts
 * @param waysOf for each branch the ways in which it can hold, with what its signals say; filled in once all rules are
 *     known
 */
record Studied(RuleInfo info, List<Branch> written, List<Branch> branches, List<List<Branch>> waysOf) {

    /** The branches of a rule; none when they are too many to look at. */
    static Studied of(RuleInfo info, World world) {
        try {
            List<Branch> written = Branches.of(info.rule());
            return new Studied(
                    info, written, written.stream().map(world::settled).toList(), new ArrayList<>());
        } catch (Cases.TooManyException e) {
            return new Studied(info, List.of(), List.of(), new ArrayList<>());
        }
    }

    /** Whether its conditions could be looked at. */
    boolean isKnown() {
        return !branches.isEmpty();
    }

    /** Every way in which it can fire. */
    List<Branch> ways() {
        return waysOf.stream().flatMap(List::stream).toList();
    }

    String name() {
        return info.name();
    }
}
