package io.saveplay.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One way in which the conditions of a rule hold.
 *
 * @param there facts that are there, each of them
 * @param absent facts that are not there, none of them
 * @param other conditions that are no more than words here
 */
record Branch(List<Fact> there, List<Fact> absent, Set<String> other) {

    Branch and(Branch more) {
        List<Fact> facts = new ArrayList<>(there);
        facts.addAll(more.there);
        List<Fact> none = new ArrayList<>(absent);
        none.addAll(more.absent);
        Set<String> words = new TreeSet<>(other);
        words.addAll(more.other);
        return new Branch(List.copyOf(facts), List.copyOf(none), words);
    }

    /** What is there is one fact. */
    static Branch there(Fact fact) {
        return new Branch(List.of(fact), List.of(), Set.of());
    }

    /** What is not there is one of some facts. */
    static Branch absent(List<Fact> facts) {
        return new Branch(List.of(), facts, Set.of());
    }
}
