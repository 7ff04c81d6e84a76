package io.saveplay.drl;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The first wall: what a rule may say. It knows the facts, their fields, the constants and a short list of questions to
 * values, and takes nothing else; and it bounds what a rule can cost. Everything that it refuses it explains.
 */
public final class Guard {
    /** How many facts a rule may name. */
    static final int MOST_PATTERNS = 12;
    /** How many rules a rule may stand for once every {@code or} is written out. */
    static final int MOST_BRANCHES = 16;
    /** How many constraints a fact may have. */
    static final int MOST_CONSTRAINTS = 20;
    /** How many other facts a constraint or a conclusion may name. */
    static final int MOST_NAMED = 3;

    private final Allowed allowed;
    private final Problems problems;
    private final Set<String> taken = new HashSet<>();

    /**
     * What the rules of a folder may do.
     *
     * @param folder its name
     * @param reads the facts that they may look at
     * @param concludes what they may conclude
     */
    public record Allowed(String folder, Set<String> reads, Set<String> concludes) {}

    private Guard(Allowed allowed, Problems problems) {
        this.allowed = allowed;
        this.problems = problems;
    }

    /**
     * Adds a problem for everything that a rule may not say.
     *
     * @return whether there was none
     */
    public static boolean check(String file, Rule rule, Allowed allowed, List<Problem> found) {
        int before = found.size();
        new Guard(allowed, new Problems(file, rule.name(), found)).check(rule);
        return found.size() == before;
    }

    private void check(Rule rule) {
        Map<String, TypeCheck.Known> names = new HashMap<>();
        long patterns = rule.conditions().stream().mapToLong(Guard::patterns).sum();
        if (patterns > MOST_PATTERNS) {
            tooMuch(
                    rule.place(),
                    "the rule looks at " + patterns + " facts, and at most " + MOST_PATTERNS + " are allowed");
        }
        if (branches(rule) > MOST_BRANCHES) {
            tooMuch(rule.place(), "its `or` make more than " + MOST_BRANCHES + " combinations");
        }
        for (Condition condition : rule.conditions()) {
            names.putAll(condition(condition, names));
        }
        if (rule.conclusion() != null) {
            conclusion(rule.conclusion(), names);
        }
    }

    private void tooMuch(Place place, String message) {
        problems.add(place, "too-complex", message, "make several rules of it");
    }

    /** How many facts a rule looks at, once every {@code or} is written out. */
    public static long patterns(Rule rule) {
        return branches(rule)
                * rule.conditions().stream().mapToLong(Guard::patterns).sum();
    }

    private static long patterns(Condition condition) {
        return condition instanceof Condition.Pattern
                ? 1
                : condition.parts().stream().mapToLong(Guard::patterns).sum();
    }

    /** Into how many rules the engine splits a rule. */
    static long branches(Rule rule) {
        return rule.conditions().stream().mapToLong(Guard::branches).reduce(1, Guard::times);
    }

    /** Into how many the engine splits a condition; counted under {@code not} too, where it splits as well. */
    private static long branches(Condition condition) {
        if (condition instanceof Condition.Or or) {
            return or.conditions().stream().mapToLong(Guard::branches).sum();
        }
        return condition.parts().stream().mapToLong(Guard::branches).reduce(1, Guard::times);
    }

    private static long times(long a, long b) {
        return Math.min(a * b, Integer.MAX_VALUE);
    }

    /** Checks a condition, and gives the names that it makes known. */
    private Map<String, TypeCheck.Known> condition(Condition condition, Map<String, TypeCheck.Known> names) {
        if (condition instanceof Condition.Pattern pattern) {
            return pattern(pattern, names);
        }
        Map<String, TypeCheck.Known> inside = new HashMap<>(names);
        Map<String, TypeCheck.Known> made = new HashMap<>();
        for (Condition part : condition.parts()) {
            Map<String, TypeCheck.Known> more = condition(part, inside);
            if (condition instanceof Condition.And) {
                inside.putAll(more);
                made.putAll(more);
            }
        }
        // Under not, exists and or there may be no such fact, or several: what they name is known nowhere else.
        return made;
    }

    private Map<String, TypeCheck.Known> pattern(Condition.Pattern pattern, Map<String, TypeCheck.Known> names) {
        Map<String, TypeCheck.Known> made = new HashMap<>();
        Vocabulary.Fact fact = Vocabulary.fact(pattern.type()).orElse(null);
        if (fact == null) {
            String named = pattern.type();
            if (Vocabulary.conclusion(named).isPresent()) {
                notReadable(pattern.place(), named);
                return made;
            }
            List<String> facts = new ArrayList<>(Vocabulary.factNames());
            problems.add(
                    pattern.place(),
                    "unknown-fact",
                    "there is no fact named `" + named + "`",
                    facts.stream()
                            .filter(one -> one.equalsIgnoreCase(named))
                            .findFirst()
                            .map(one -> "did you mean `" + one + "`?")
                            .orElse(Words.nearest(named, facts)));
            return made;
        }
        if (!allowed.reads().contains(fact.name())) {
            notReadable(pattern.place(), fact.name());
        }
        if (pattern.constraints().size() > MOST_CONSTRAINTS) {
            tooMuch(pattern.place(), "`" + fact.name() + "` has more than " + MOST_CONSTRAINTS + " constraints");
        }
        if (pattern.binding() != null) {
            name(pattern.place(), pattern.binding());
            made.put(pattern.binding(), new TypeCheck.Known(Type.fact(fact.type()), fact));
        }
        Map<String, TypeCheck.Known> inside = new HashMap<>(names);
        inside.putAll(made);
        for (Condition.Constraint constraint : pattern.constraints()) {
            Type type = constraint(constraint, fact, inside);
            if (constraint.binding() != null && type != null) {
                name(constraint.place(), constraint.binding());
                made.put(constraint.binding(), new TypeCheck.Known(type, null));
                inside.put(constraint.binding(), new TypeCheck.Known(type, null));
            }
        }
        return made;
    }

    private void notReadable(Place place, String fact) {
        problems.add(
                place,
                "not-readable-here",
                "`" + fact + "` is not a fact that rules in `" + allowed.folder() + "` can look at",
                "a rule looks at the event and at what earlier folders concluded");
    }

    private @Nullable Type constraint(
            Condition.Constraint constraint, Vocabulary.Fact fact, Map<String, TypeCheck.Known> names) {
        TypeCheck check = new TypeCheck(fact, names, problems);
        Type type = check.type(constraint.expression());
        if (check.namedFacts() > MOST_NAMED) {
            tooMuch(constraint.place(), "one constraint names more than " + MOST_NAMED + " other facts");
        }
        if (constraint.binding() != null && check.namedFacts() > 0) {
            problems.add(
                    constraint.place(),
                    "binding",
                    "`" + constraint.binding() + "` is given to something that has names in it already",
                    "give names to fields, and write the rest out where it is needed");
            return null;
        }
        if (type != null && !type.is(Type.Kind.TRUTH) && constraint.binding() == null) {
            problems.add(
                    constraint.place(),
                    "no-constraint",
                    "`" + Printer.print(constraint.expression()) + "` is " + type.words() + ", no constraint",
                    Hints.forNoConstraint(constraint.expression()));
        } else if (type != null
                && constraint.binding() == null
                && constraint.expression() instanceof Expression.Name name
                && fact.fields().containsKey(name.name())) {
            problems.add(
                    constraint.place(),
                    "no-constraint",
                    "`" + name.name() + "` may be true, false or not known",
                    "write `" + name.name() + " == true`");
        }
        return type;
    }

    private void name(Place place, String name) {
        if (!name.startsWith("$") || name.length() < 2) {
            problems.add(
                    place,
                    "binding",
                    "the name `" + name + "` does not start with `$`",
                    "write `$" + name.replace("$", "") + "`");
        } else if (!taken.add(name)) {
            problems.add(place, "binding", "the name `" + name + "` is given twice", "give each its own name");
        }
    }

    private void conclusion(Expression.New made, Map<String, TypeCheck.Known> names) {
        Class<?> type = Vocabulary.conclusion(made.type()).orElse(null);
        if (type == null || !allowed.concludes().contains(made.type())) {
            String may = Words.list(allowed.concludes().stream().sorted());
            problems.add(
                    made.place(),
                    type == null ? "unknown-conclusion" : "wrong-layer",
                    "rules in `" + allowed.folder() + "` conclude " + may + ", not `" + made.type() + "`",
                    Words.nearest(made.type(), allowed.concludes()));
            return;
        }
        TypeCheck check = new TypeCheck(null, names, problems);
        int before = problems.count();
        List<Type> types = new ArrayList<>();
        for (Expression argument : made.arguments()) {
            Type given = check.type(argument);
            types.add(given == null ? Type.NOTHING : given);
        }
        if (check.namedFacts() > MOST_NAMED) {
            tooMuch(made.place(), "the conclusion names more than " + MOST_NAMED + " facts");
        }
        made.arguments().forEach(this::points);
        List<List<Type>> ways = Vocabulary.waysToMake(type);
        if (problems.count() == before && !ways.contains(types)) {
            problems.add(
                    made.place(),
                    "arguments",
                    "`" + made.type() + "` is not made of " + (types.isEmpty() ? "nothing" : Hints.listed(types)),
                    "write " + Hints.wayToMake(made.type()));
        }
    }

    private void points(Expression argument) {
        Expression number = argument instanceof Expression.Negative negative ? negative.operand() : argument;
        if (number instanceof Expression.Literal literal
                && literal.value() instanceof BigDecimal points
                && points.compareTo(BigDecimal.valueOf(Maker.MOST_POINTS)) > 0) {
            problems.add(
                    argument.place(),
                    "points",
                    "`" + Printer.print(argument) + "` is past the end of the scale",
                    "write at most " + Maker.MOST_POINTS + "; 20 points more double the odds");
        }
    }
}
