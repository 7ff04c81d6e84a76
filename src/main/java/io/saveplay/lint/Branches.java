package io.saveplay.lint;

import io.saveplay.drl.Condition;
import io.saveplay.drl.Printer;
import io.saveplay.drl.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes the conditions of a rule out into branches, so that no {@code or} is left. */
final class Branches {
    private static final Branch NOTHING = new Branch(List.of(), List.of(), Set.of());

    private final String rule;
    private final Names names;

    private Branches(Rule rule) {
        this.rule = rule.name();
        this.names = new Names(rule);
    }

    /**
     * The branches of a rule.
     *
     * @throws Cases.TooManyException when they are too many to look at
     */
    static List<Branch> of(Rule rule) {
        return new Branches(rule).all(rule.conditions());
    }

    private List<Branch> all(List<Condition> conditions) {
        List<Branch> all = List.of(NOTHING);
        for (Condition condition : conditions) {
            all = product(all, holds(condition));
        }
        return all;
    }

    private List<Branch> holds(Condition condition) {
        if (condition instanceof Condition.Pattern pattern) {
            return Cases.of(pattern, names).stream()
                    .map(terms -> Branch.there(new Fact(pattern.type(), terms)))
                    .toList();
        }
        if (condition instanceof Condition.Not not) {
            return fails(not.condition());
        }
        if (condition instanceof Condition.Exists exists) {
            return holds(exists.condition());
        }
        if (condition instanceof Condition.And and) {
            return all(and.conditions());
        }
        List<Branch> any = new ArrayList<>();
        condition.parts().forEach(part -> any.addAll(holds(part)));
        return any;
    }

    private List<Branch> fails(Condition condition) {
        if (condition instanceof Condition.Pattern pattern) {
            List<Fact> none = Cases.of(pattern, names).stream()
                    .map(terms -> new Fact(pattern.type(), terms))
                    .toList();
            return List.of(Branch.absent(none));
        }
        if (condition instanceof Condition.Not not) {
            return holds(not.condition());
        }
        if (condition instanceof Condition.Exists exists) {
            return fails(exists.condition());
        }
        if (condition instanceof Condition.Or or) {
            List<Branch> none = List.of(NOTHING);
            for (Condition part : or.conditions()) {
                none = product(none, fails(part));
            }
            return none;
        }
        String words = "not " + Printer.print(condition);
        return List.of(new Branch(List.of(), List.of(), Set.of(words.contains("$") ? words + " in " + rule : words)));
    }

    private static List<Branch> product(List<Branch> a, List<Branch> b) {
        if (a.size() * b.size() > Cases.MOST) {
            throw new Cases.TooManyException();
        }
        List<Branch> all = new ArrayList<>();
        a.forEach(one -> b.forEach(two -> all.add(one.and(two))));
        return all;
    }
}
