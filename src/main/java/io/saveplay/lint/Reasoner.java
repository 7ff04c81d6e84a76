package io.saveplay.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Says what follows from the conditions of rules. Signals are followed to the rules that set them. Where it does not
 * know, it does not claim: what it calls impossible is impossible, and what it says follows does follow.
 */
final class Reasoner {
    private static final String SIGNAL = "Signal";

    /** How many branches are compared for one ruleset; the shipped one needs a small part of it. */
    private static final int MOST_COMPARISONS = 200_000;

    /** For each signal the branches of rules that set it, of which a rule that asks for it may rely on one. */
    private final Map<String, List<Branch>> setters;

    /** For each signal branches that set it for sure. */
    private final Map<String, List<Branch>> sure;

    private final World world;
    private int comparisons;

    /** A reasoner about rules, of which {@code signals} are those that set signals. */
    Reasoner(World world, List<Studied> signals) {
        this.world = world;
        this.setters = new HashMap<>();
        this.sure = new HashMap<>();
        for (Studied rule : signals) {
            String name = rule.info().insert().subject();
            // A rule that could not be looked at may fire on anything.
            List<Branch> branches =
                    rule.isKnown() ? rule.branches() : List.of(new Branch(List.of(), List.of(), Set.of("unknown")));
            for (Branch branch : branches) {
                Branch own = withoutNames(branch);
                setters.computeIfAbsent(name, n -> new ArrayList<>()).add(own);
                if (own.equals(branch) && rule.isKnown()) {
                    sure.computeIfAbsent(name, n -> new ArrayList<>()).add(own);
                }
            }
        }
    }

    /** What a branch says of facts that another rule knows too: nothing that goes by the names that it gave. */
    private static Branch withoutNames(Branch branch) {
        List<Fact> there = branch.there().stream().map(Reasoner::withoutNames).toList();
        List<Fact> absent = branch.absent().stream()
                .filter(fact -> withoutNames(fact).equals(fact))
                .toList();
        return new Branch(there, absent, branch.other());
    }

    private static Fact withoutNames(Fact fact) {
        Map<String, Possible> own = new HashMap<>(fact.terms());
        own.keySet().removeIf(Names::goesByNames);
        return new Fact(fact.type(), own);
    }

    /** Why a branch can never hold, or nothing when it can. */
    Optional<String> clash(Branch branch) {
        for (Fact fact : branch.there()) {
            for (Map.Entry<String, Possible> term : fact.terms().entrySet()) {
                if (term.getValue().isEmpty()) {
                    return Optional.of("nothing is left for `" + fact.type() + "( " + term.getKey() + " )`");
                }
            }
        }
        for (Fact none : branch.absent()) {
            if (isThere(branch, none) || isSetForSure(branch, none)) {
                return Optional.of("it asks for the `" + none.type() + "` that it rules out with `not`");
            }
        }
        return Optional.empty();
    }

    private static boolean isThere(Branch branch, Fact fact) {
        boolean always = World.isAlwaysThere(fact.type()) && new Fact(fact.type(), Map.of()).within(fact);
        return always || branch.there().stream().anyMatch(one -> one.within(fact));
    }

    private boolean isSetForSure(Branch branch, Fact signal) {
        return signal.type().equals(SIGNAL)
                && signal.terms().keySet().equals(Set.of("name"))
                && names(signal)
                        .flatMap(name -> sure.getOrDefault(name, List.of()).stream())
                        .anyMatch(setter -> follows(branch, setter));
    }

    /** The signals that a fact may be, as far as they are counted. */
    private static Stream<String> names(Fact signal) {
        return signal.term("name").body() instanceof Among among && !among.except()
                ? among.values().stream()
                : Stream.empty();
    }

    /** The ways in which a branch can hold, each with what its signals say of the event. */
    List<Branch> ways(Branch branch) {
        List<Branch> ways = List.of(branch);
        for (Fact fact : branch.there()) {
            List<Branch> setting = fact.type().equals(SIGNAL)
                    ? names(fact)
                            .flatMap(name -> setters.getOrDefault(name, List.of()).stream())
                            .toList()
                    : List.of();
            if (!setting.isEmpty() && ways.size() * setting.size() <= Cases.MOST) {
                List<Branch> more = new ArrayList<>();
                ways.forEach(way -> setting.forEach(setter -> more.add(way.and(setter))));
                ways = more;
            }
        }
        return ways.stream()
                .map(world::settled)
                .filter(way -> clash(way).isEmpty())
                .toList();
    }

    /** Whether it had to stop comparing, so that what it says is not all. */
    boolean gaveUp() {
        return comparisons > MOST_COMPARISONS;
    }

    /** Whether two branches exclude each other. */
    boolean exclude(Branch one, Branch other) {
        comparisons++;
        return !gaveUp() && clash(world.settled(one.and(other))).isPresent();
    }

    /** Whether a branch holds wherever one of another rule holds. */
    boolean follows(Branch from, Branch branch) {
        comparisons++;
        return !gaveUp()
                && from.other().containsAll(branch.other())
                && branch.there().stream().allMatch(fact -> isThere(from, fact) || isSetForSure(from, fact))
                && branch.absent().stream().allMatch(fact -> isAbsent(from, fact));
    }

    private static boolean isAbsent(Branch from, Fact fact) {
        boolean ruledOut = from.absent().stream().anyMatch(fact::within);
        boolean otherwise = World.isSingle(fact.type())
                && from.there().stream().anyMatch(one -> one.type().equals(fact.type()) && one.excludes(fact));
        return ruledOut || otherwise || fact.isImpossible();
    }

    private static boolean isPossible(Studied rule) {
        return rule.waysOf().stream().anyMatch(ways -> !ways.isEmpty());
    }

    /** Whether a rule fires wherever another does. */
    boolean follows(Studied from, Studied rule) {
        return !gaveUp()
                && from.isKnown()
                && rule.isKnown()
                && isPossible(from)
                && from.waysOf().stream()
                        .flatMap(List::stream)
                        .allMatch(way -> rule.branches().stream().anyMatch(branch -> follows(way, branch)));
    }
}
