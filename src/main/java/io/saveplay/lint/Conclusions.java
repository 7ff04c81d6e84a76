package io.saveplay.lint;

import io.saveplay.drl.Expression;
import io.saveplay.drl.Operator;
import io.saveplay.rulebook.Layer;
import io.saveplay.rulebook.RuleInfo;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What rules conclude, each for itself: their because, their points and weights. */
final class Conclusions implements Inspection {
    @Override
    public void inspect(Book book, Found found) {
        for (Studied rule : book.rules()) {
            RuleInfo info = rule.info();
            because(info, found);
            if (Integer.valueOf(0).equals(written(info, 1))) {
                found.of(info, Finding.NO_POINTS, "give it points or delete the rule");
            }
        }
        weights(book.of(Layer.QUALIFICATION), found);
    }

    private static void because(RuleInfo rule, Found found) {
        Expression because = last(rule);
        // The end of a text that is put together is what stands last.
        Expression end = because;
        while (end instanceof Expression.Binary joined && joined.operator() == Operator.PLUS) {
            end = joined.right();
        }
        if (because instanceof Expression.Literal literal && literal.value() instanceof String text && text.isBlank()) {
            found.at(rule, because.place(), Finding.EMPTY_BECAUSE, "say what was seen");
        } else if (end instanceof Expression.Literal literal
                && literal.value() instanceof String text
                && text.strip().endsWith(".")) {
            found.at(rule, end.place(), Finding.BECAUSE_FULL_STOP, "delete the full stop");
        }
    }

    private static void weights(List<Studied> criteria, Found found) {
        Map<String, RuleInfo> first = new HashMap<>();
        for (Studied rule : criteria) {
            RuleInfo info = rule.info();
            Integer weight = written(info, 2);
            if (weight == null) {
                continue;
            }
            RuleInfo before = first.putIfAbsent(info.insert().subject(), info);
            Integer other = before == null ? null : written(before, 2);
            if (before != null && other != null && !other.equals(weight)) {
                found.of(
                        info,
                        Finding.UNEVEN_WEIGHT,
                        "give both the same weight",
                        info.insert().subject(),
                        weight,
                        other,
                        before.name());
            }
        }
    }

    /** The last argument of a conclusion, which is its because. */
    static Expression last(RuleInfo rule) {
        List<Expression> arguments = arguments(rule);
        return arguments.get(arguments.size() - 1);
    }

    /** The arguments of a conclusion; a rule that compiles has some. */
    static List<Expression> arguments(RuleInfo rule) {
        Expression.New made = rule.rule().conclusion();
        if (made == null || made.arguments().isEmpty()) {
            throw new IllegalStateException("a rule without a conclusion was compiled");
        }
        return made.arguments();
    }

    /** The points of a rule, above zero where they are not written out. */
    static int points(RuleInfo rule) {
        Integer written = written(rule, 1);
        return written == null ? 1 : written;
    }

    /** A whole number among the arguments of a conclusion, or none. */
    static @Nullable Integer written(RuleInfo rule, int place) {
        if (place >= arguments(rule).size()) {
            return null;
        }
        BigDecimal number = Written.number(Shape.UNKNOWN, arguments(rule).get(place));
        return number == null ? null : Integer.valueOf(number.intValue());
    }
}
