package io.saveplay.lint;

import io.saveplay.drl.Printer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What holds for the facts of every event, whatever the rules say. */
final class World {
    /** There is exactly one of each, whatever the event. */
    private static final Set<String> ALWAYS =
            Set.of("Deal", "Client", "Seller", "Conversation", "Timeline", "CommonGround", "Diagnosis", "Fit");

    /** There is at most one of each. */
    private static final Set<String> AT_MOST_ONE = Set.of("Story");

    private record Follows(Fact held, Fact notHeld) {}

    /** What follows for a diagnosis from one term that holds, or does not. */
    private final Map<String, Follows> follows = new HashMap<>();

    /** The world of these reasons. */
    World(Set<String> reasons) {
        for (String reason : reasons) {
            for (String list : List.of("likely", "possible")) {
                Fact held = follows(reasons, reason, list, true);
                follows.put(holds(list, reason), new Follows(held, follows(reasons, reason, list, false)));
            }
        }
    }

    /** A diagnosis holds a family wherever it holds a child, and every likely reason is a possible one. */
    private static Fact follows(Set<String> reasons, String reason, String list, boolean held) {
        Map<String, Possible> terms = new HashMap<>();
        for (String other : reasons) {
            if (other.equals(reason) || (held ? isParent(other, reason) : isParent(reason, other))) {
                terms.put(holds(list, other), Possible.truth(held));
                if (held == list.equals("likely")) {
                    terms.put(holds(held ? "possible" : "likely", other), Possible.truth(held));
                }
            }
        }
        return new Fact("Diagnosis", terms);
    }

    /** Whether there is always a fact of a type. */
    static boolean isAlwaysThere(String type) {
        return ALWAYS.contains(type);
    }

    /** Whether two facts of a type are one. */
    static boolean isSingle(String type) {
        return ALWAYS.contains(type) || AT_MOST_ONE.contains(type);
    }

    /** The same branch with all that follows for its single facts. */
    Branch settled(Branch branch) {
        Map<String, Fact> single = new LinkedHashMap<>();
        List<Fact> there = new ArrayList<>();
        for (Fact fact : branch.there()) {
            if (isSingle(fact.type())) {
                single.merge(fact.type(), fact, Fact::and);
            } else {
                there.add(fact);
            }
        }
        List<Fact> absent = new ArrayList<>();
        for (Fact fact : branch.absent()) {
            if (isAlwaysThere(fact.type()) && fact.terms().size() == 1) {
                // It is there all the same, so it is otherwise.
                Map<String, Possible> otherwise = new HashMap<>();
                fact.terms().forEach((term, possible) -> otherwise.put(term, possible.rest()));
                single.merge(fact.type(), new Fact(fact.type(), otherwise), Fact::and);
            } else {
                absent.add(fact);
            }
        }
        single.values().forEach(fact -> there.add(fact.type().equals("Diagnosis") ? closed(fact) : fact));
        return new Branch(List.copyOf(there), List.copyOf(absent), branch.other());
    }

    private Fact closed(Fact diagnosis) {
        Fact closed = diagnosis;
        for (Map.Entry<String, Possible> term : diagnosis.terms().entrySet()) {
            Follows known = follows.get(term.getKey());
            if (known != null && term.getValue().equals(Possible.truth(true))) {
                closed = closed.and(known.held());
            } else if (known != null && term.getValue().equals(Possible.truth(false))) {
                closed = closed.and(known.notHeld());
            }
        }
        return closed;
    }

    private static boolean isParent(String family, String child) {
        return child.startsWith(family + ".");
    }

    /** How a term says that a diagnosis holds a reason. */
    static String holds(String list, String reason) {
        return list + " contains " + Printer.quoted(reason);
    }
}
