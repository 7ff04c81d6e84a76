package io.saveplay.lint;

import io.saveplay.drl.Condition;
import io.saveplay.rulebook.Layer;
import io.saveplay.rulebook.RuleInfo;
import io.saveplay.rulebook.Ruleset;
import java.util.List;
import java.util.stream.Stream;

/** A ruleset with all of its rules studied. */
final class Book {
    private static final int MOST_WAYS = 128;

    private final Ruleset ruleset;
    private final List<Studied> rules;
    private final Reasoner reasoner;

    /** Studies the rules of a ruleset. */
    Book(Ruleset ruleset) {
        this.ruleset = ruleset;
        World world = new World(ruleset.taxonomy().entries().keySet());
        this.rules =
                ruleset.rules().stream().map(rule -> Studied.of(rule, world)).toList();
        this.reasoner = new Reasoner(world, of(Layer.SIGNALS));
        rules.forEach(this::follow);
    }

    /** Fills in the ways of a rule; where they would be too many, signals are not followed any further. */
    private void follow(Studied rule) {
        int room = MOST_WAYS;
        for (Branch branch : rule.branches()) {
            List<Branch> ways = room > 0
                    ? reasoner.ways(branch)
                    : Stream.of(branch)
                            .filter(one -> reasoner.clash(one).isEmpty())
                            .toList();
            room -= ways.size();
            rule.waysOf().add(ways);
        }
    }

    Ruleset ruleset() {
        return ruleset;
    }

    Reasoner reasoner() {
        return reasoner;
    }

    /** Every rule, by layer and name. */
    List<Studied> rules() {
        return rules;
    }

    /** The rules of a layer. */
    List<Studied> of(Layer layer) {
        return rules.stream().filter(rule -> rule.info().layer() == layer).toList();
    }

    /** The names that rules conclude on, for a type of conclusion. */
    Stream<String> concluded(String type) {
        return ruleset.rules().stream()
                .map(RuleInfo::insert)
                .filter(insert -> insert.type().equals(type))
                .map(RuleInfo.Insert::subject);
    }

    /** Every fact that a rule names in its conditions, under {@code not} too. */
    static Stream<Condition.Pattern> patterns(Condition condition) {
        return condition instanceof Condition.Pattern pattern
                ? Stream.of(pattern)
                : condition.parts().stream().flatMap(Book::patterns);
    }
}
