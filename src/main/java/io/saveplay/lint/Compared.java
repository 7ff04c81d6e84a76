package io.saveplay.lint;

import io.saveplay.drl.Condition;
import io.saveplay.drl.Expression;
import io.saveplay.drl.Place;
import io.saveplay.drl.Printer;
import io.saveplay.drl.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A field that a rule compares with a value that is written out.
 *
 * @param fact the type of the fact whose field it is
 * @param field the field, or {@code answers["question"]}
 * @param value text, number or truth value, or none for {@code null}
 * @param place where the value stands
 */
record Compared(String fact, String field, @Nullable Object value, Place place) {

    /** Every comparison in the conditions of a rule. */
    static List<Compared> in(Rule rule) {
        List<Condition.Pattern> patterns =
                rule.conditions().stream().flatMap(Book::patterns).toList();
        Map<String, String> types = new HashMap<>();
        for (Condition.Pattern pattern : patterns) {
            if (pattern.binding() != null) {
                types.put(pattern.binding(), pattern.type());
            }
        }
        List<Compared> found = new ArrayList<>();
        patterns.forEach(pattern -> pattern.constraints()
                .forEach(constraint -> walk(constraint.expression(), pattern.type(), types, found)));
        return found;
    }

    /** The text of the value; empty when it is none. */
    String text() {
        return value instanceof String text ? text : "";
    }

    boolean isOf(String otherFact, String... fields) {
        return fact.equals(otherFact) && Stream.of(fields).anyMatch(field::equals);
    }

    private static void walk(Expression at, String own, Map<String, String> types, List<Compared> found) {
        if (at instanceof Expression.Binary binary && !binary.operator().joins()) {
            compare(binary.left(), binary.right(), own, types, found);
            compare(binary.right(), binary.left(), own, types, found);
        } else if (at instanceof Expression.In in) {
            in.values().forEach(value -> compare(in.left(), value, own, types, found));
        } else if (at instanceof Expression.Call call && call.target() != null) {
            call.arguments().forEach(value -> compare(call.target(), value, own, types, found));
        }
        at.parts().forEach(part -> walk(part, own, types, found));
    }

    private static void compare(
            Expression term, @Nullable Expression value, String own, Map<String, String> types, List<Compared> found) {
        Expression plain = value instanceof Expression.Negative negative ? negative.operand() : value;
        if (plain instanceof Expression.Literal literal && !(term instanceof Expression.Literal)) {
            Expression target = term instanceof Expression.Member member
                    ? member.target()
                    : term instanceof Expression.Call call ? call.target() : null;
            String type = target instanceof Expression.Name name ? types.get(name.name()) : null;
            String field = term instanceof Expression.Member member && type != null
                    ? member.name()
                    : term instanceof Expression.Call call && (type != null || target == null)
                            ? call.name()
                            : Printer.print(term);
            found.add(new Compared(type == null ? own : type, field, literal.value(), literal.place()));
        }
    }
}
