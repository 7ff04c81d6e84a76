package io.saveplay.lint;

import io.saveplay.drl.Condition;
import io.saveplay.drl.Expression;
import io.saveplay.drl.Printer;
import io.saveplay.drl.Rule;
import io.saveplay.drl.Vocabulary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the names of a rule stand for, so that terms of two rules are written alike however each names its facts: a fact
 * is called by its constraints, in square brackets.
 */
final class Names {
    private static final Pattern BRACKET = Pattern.compile("\\[[A-Z]");

    private final Map<String, Named> facts = new HashMap<>();
    private final Map<String, String> values = new HashMap<>();

    private record Named(String type, String token) {}

    /** The names of a rule. */
    Names(Rule rule) {
        List<Condition.Pattern> patterns =
                rule.conditions().stream().flatMap(Names::patterns).toList();
        for (Condition.Pattern pattern : patterns) {
            String text = Printer.print(pattern).replaceFirst("^\\$\\w+ : ", "");
            String token = "[" + text + (text.contains("$") ? " in " + rule.name() : "") + "]";
            if (pattern.binding() != null) {
                facts.put(pattern.binding(), new Named(pattern.type(), token));
            }
            for (Condition.Constraint constraint : pattern.constraints()) {
                if (constraint.binding() != null) {
                    values.put(constraint.binding(), token + "." + Printer.print(constraint.expression()));
                }
            }
        }
    }

    /** The facts that are there when a rule fires. */
    private static Stream<Condition.Pattern> patterns(Condition condition) {
        if (condition instanceof Condition.Pattern pattern) {
            return Stream.of(pattern);
        }
        return condition instanceof Condition.Not
                ? Stream.of()
                : condition.parts().stream().flatMap(Names::patterns);
    }

    /** The type of a fact by its name, or none. */
    @Nullable
    String typeOf(String name) {
        Named named = facts.get(name);
        return named == null ? null : named.type();
    }

    /** A term as it is written in every rule. */
    String text(Expression term) {
        return Printer.print(rewritten(term));
    }

    /** Whether a term goes by a name that the rule gave. */
    static boolean goesByNames(String term) {
        return BRACKET.matcher(term).find();
    }

    private Expression rewritten(Expression term) {
        if (term instanceof Expression.Name name) {
            Named named = facts.get(name.name());
            String value = values.get(name.name());
            return named != null
                    ? new Expression.Name(name.place(), named.token())
                    : value != null ? new Expression.Name(name.place(), value) : name;
        }
        if (term instanceof Expression.Member member) {
            return new Expression.Member(member.place(), rewritten(member.target()), member.name());
        }
        if (term instanceof Expression.Call call) {
            return call(call);
        }
        if (term instanceof Expression.Index index) {
            return new Expression.Index(index.place(), rewritten(index.target()), rewritten(index.key()));
        }
        if (term instanceof Expression.Not not) {
            return new Expression.Not(not.place(), rewritten(not.operand()));
        }
        if (term instanceof Expression.Negative negative) {
            return new Expression.Negative(negative.place(), rewritten(negative.operand()));
        }
        if (term instanceof Expression.Binary binary) {
            return new Expression.Binary(
                    binary.place(), binary.operator(), rewritten(binary.left()), rewritten(binary.right()));
        }
        if (term instanceof Expression.In in) {
            return new Expression.In(in.place(), rewritten(in.left()), in.negated(), all(in.values()));
        }
        if (term instanceof Expression.New made) {
            return new Expression.New(made.place(), made.type(), all(made.arguments()));
        }
        return term;
    }

    private Expression call(Expression.Call call) {
        Expression target = call.target();
        if (target == null) {
            return new Expression.Name(call.place(), call.name());
        }
        // `$deal.meetings()` and `$deal.meetings` are the same field.
        if (call.arguments().isEmpty() && target instanceof Expression.Name name && facts.containsKey(name.name())) {
            return new Expression.Member(call.place(), rewritten(target), call.name());
        }
        return new Expression.Call(call.place(), rewritten(target), call.name(), all(call.arguments()));
    }

    private List<Expression> all(List<Expression> terms) {
        return terms.stream().map(this::rewritten).toList();
    }

    /** What is known of a term's values. */
    Shape shape(String fact, Expression term) {
        if (term instanceof Expression.Name name && Vocabulary.fact(fact).isPresent()) {
            return Shape.of(fact, name.name());
        }
        if (term instanceof Expression.Call call && call.target() == null) {
            return Shape.of(fact, call.name());
        }
        if (term instanceof Expression.Member member && member.target() instanceof Expression.Name name) {
            String type = typeOf(name.name());
            return type == null ? Shape.UNKNOWN : Shape.of(type, member.name());
        }
        if (term instanceof Expression.Call call && call.target() instanceof Expression.Name name) {
            String type = typeOf(name.name());
            return type == null || !call.arguments().isEmpty() ? Shape.UNKNOWN : Shape.of(type, call.name());
        }
        return Shape.UNKNOWN;
    }
}
