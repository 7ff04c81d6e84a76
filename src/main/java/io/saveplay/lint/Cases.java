package io.saveplay.lint;

import io.saveplay.drl.Condition;
import io.saveplay.drl.Expression;
import io.saveplay.drl.Operator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the constraints of a fact as cases: in each, every term that is constrained has values that it may have. What
 * cannot be read so stays a term of its own that holds or does not.
 */
final class Cases {
    /** More are not looked at. */
    static final int MOST = 64;

    private final String fact;
    private final Names names;

    /** There are too many cases to look at. */
    static final class TooManyException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManyException() {
            super("too many cases", null, false, false);
        }
    }

    private Cases(String fact, Names names) {
        this.fact = fact;
        this.names = names;
    }

    /** The cases of a fact. */
    static List<Map<String, Possible>> of(Condition.Pattern pattern, Names names) {
        Cases cases = new Cases(pattern.type(), names);
        List<Map<String, Possible>> all = List.of(Map.of());
        for (Condition.Constraint constraint : pattern.constraints()) {
            boolean holds = constraint.binding() == null || isTruth(constraint.expression());
            if (holds) {
                all = both(all, cases.read(constraint.expression(), true));
            }
        }
        return all;
    }

    private static boolean isTruth(Expression expression) {
        return expression instanceof Expression.In
                || expression instanceof Expression.Not
                || (expression instanceof Expression.Binary binary
                        && !binary.operator().calculates());
    }

    private List<Map<String, Possible>> read(Expression expression, boolean wanted) {
        if (expression instanceof Expression.Not not) {
            Expression inner = not.operand();
            if (inner instanceof Expression.Not twice) {
                return read(twice.operand(), wanted);
            }
            // The opposite of what is not known is not known either, so `!flag` asks for false.
            return isTruth(inner) ? read(inner, !wanted) : one(inner, bare(inner, false), wanted);
        }
        if (expression instanceof Expression.Binary binary && binary.operator().joins()) {
            List<Map<String, Possible>> left = read(binary.left(), wanted);
            List<Map<String, Possible>> right = read(binary.right(), wanted);
            return (binary.operator() == Operator.AND) == wanted ? both(left, right) : either(left, right);
        }
        if (expression instanceof Expression.Binary binary) {
            return comparison(binary, wanted);
        }
        if (expression instanceof Expression.In in) {
            return in(in, wanted);
        }
        return one(expression, bare(expression, true), wanted);
    }

    private Possible bare(Expression flag, boolean value) {
        return new Possible(
                false, Possible.truthful(value), names.shape(fact, flag).always());
    }

    private List<Map<String, Possible>> one(Expression term, Possible possible, boolean wanted) {
        return one(names.text(term), possible, wanted);
    }

    private static List<Map<String, Possible>> one(String term, Possible possible, boolean wanted) {
        return List.of(Map.of(term, wanted ? possible : possible.rest()));
    }

    private List<Map<String, Possible>> comparison(Expression.Binary binary, boolean wanted) {
        return switch (binary.operator()) {
            case CONTAINS, MATCHES -> one(binary, Possible.truth(true), wanted);
            case NOT_CONTAINS -> one(as(binary, Operator.CONTAINS), Possible.truth(false), wanted);
            case NOT_MATCHES -> one(as(binary, Operator.MATCHES), Possible.truth(false), wanted);
            case MEMBER_OF -> one(turned(binary, Operator.CONTAINS), Possible.truth(true), wanted);
            case NOT_MEMBER_OF -> one(turned(binary, Operator.CONTAINS), Possible.truth(false), wanted);
            default -> compared(binary, wanted);
        };
    }

    private List<Map<String, Possible>> compared(Expression.Binary binary, boolean wanted) {
        Possible possible = possible(binary.left(), binary.operator(), binary.right());
        if (possible != null) {
            return one(binary.left(), possible, wanted);
        }
        possible = possible(binary.right(), turned(binary.operator()), binary.left());
        return possible != null ? one(binary.right(), possible, wanted) : one(binary, Possible.truth(true), wanted);
    }

    private static Expression as(Expression.Binary binary, Operator operator) {
        return new Expression.Binary(binary.place(), operator, binary.left(), binary.right());
    }

    private static Expression turned(Expression.Binary binary, Operator operator) {
        Expression first = binary.right();
        Expression second = binary.left();
        return new Expression.Binary(binary.place(), operator, first, second);
    }

    private static Operator turned(Operator operator) {
        return switch (operator) {
            case LESS -> Operator.MORE;
            case AT_MOST -> Operator.AT_LEAST;
            case MORE -> Operator.LESS;
            case AT_LEAST -> Operator.AT_MOST;
            default -> operator;
        };
    }

    private @Nullable Possible possible(Expression term, Operator operator, Expression value) {
        return Written.possible(names.shape(fact, term), operator, value);
    }

    private List<Map<String, Possible>> in(Expression.In in, boolean wanted) {
        Possible any = null;
        for (Expression value : in.values()) {
            Possible possible = possible(in.left(), Operator.EQUAL, value);
            if (possible == null) {
                Expression positive = new Expression.In(in.place(), in.left(), false, in.values());
                return one(positive, Possible.truth(!in.negated()), wanted);
            }
            any = any == null ? possible : any.join(possible);
        }
        return any == null ? List.of() : one(in.left(), any, wanted != in.negated());
    }

    private static List<Map<String, Possible>> both(List<Map<String, Possible>> a, List<Map<String, Possible>> b) {
        if (a.size() * b.size() > MOST) {
            throw new TooManyException();
        }
        List<Map<String, Possible>> all = new ArrayList<>();
        a.forEach(one -> b.forEach(two -> all.add(meet(one, two))));
        return all;
    }

    /** The case in which both hold. */
    static Map<String, Possible> meet(Map<String, Possible> one, Map<String, Possible> two) {
        if (one.isEmpty() || two.isEmpty()) {
            return one.isEmpty() ? two : one;
        }
        Map<String, Possible> both = new TreeMap<>(one);
        two.forEach((term, possible) -> both.merge(term, possible, Possible::meet));
        return both;
    }

    private static List<Map<String, Possible>> either(List<Map<String, Possible>> a, List<Map<String, Possible>> b) {
        List<Map<String, Possible>> all = new ArrayList<>(a);
        for (Map<String, Possible> next : b) {
            Map<String, Possible> merged = null;
            for (int i = 0; i < all.size() && merged == null; i++) {
                merged = merged(all.get(i), next);
                if (merged != null) {
                    all.set(i, merged);
                }
            }
            if (merged == null) {
                all.add(next);
            }
        }
        if (all.size() > MOST) {
            throw new TooManyException();
        }
        return all;
    }

    /** One case for two that differ in one term only, or none. */
    private static @Nullable Map<String, Possible> merged(Map<String, Possible> a, Map<String, Possible> b) {
        if (!a.keySet().equals(b.keySet())) {
            return null;
        }
        Map<String, Possible> merged = new HashMap<>(a);
        int different = 0;
        for (Map.Entry<String, Possible> term : b.entrySet()) {
            if (!term.getValue().equals(a.get(term.getKey()))) {
                different++;
                merged.merge(term.getKey(), term.getValue(), Possible::join);
            }
        }
        return different > 1 ? null : merged;
    }
}
