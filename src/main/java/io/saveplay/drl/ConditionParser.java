package io.saveplay.drl;

import io.saveplay.drl.Tokens.Unexpected;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads what stands between {@code when} and {@code then}. */
final class ConditionParser {
    private static final int DEEPEST = 12;
    private static final String NEITHER =
            "a condition is a fact with constraints, alone or under `not`, `exists` or `or`";
    private static final Map<String, String> BANNED = Map.of(
            "eval", "write the constraint inside the brackets of a fact",
            "forall", "write `not Fact( the opposite )`",
            "accumulate", NEITHER,
            "collect", NEITHER,
            "groupby", NEITHER,
            "acc", NEITHER);

    private final Tokens tokens;
    private final Problems problems;
    private int depth;

    ConditionParser(Tokens tokens, Problems problems) {
        this.tokens = tokens;
        this.problems = problems;
    }

    /** All conditions up to {@code then}. */
    List<Condition> readAll() throws Unexpected {
        List<Condition> conditions = new ArrayList<>();
        while (!tokens.at("then")
                && !tokens.at("insert", "(")
                && !tokens.at("end")
                && !tokens.at("rule")
                && !tokens.atEnd()) {
            conditions.add(or());
            if (tokens.at(",") || tokens.at(";")) {
                throw new Unexpected(
                        tokens.peek().place(),
                        "syntax",
                        "between two conditions stands nothing but a new line: here stands `"
                                + tokens.peek().text() + "`",
                        "delete it");
            }
        }
        return conditions;
    }

    private Condition or() throws Unexpected {
        if (++depth > DEEPEST) {
            throw new Unexpected(
                    tokens.peek().place(), "too-complex", "there are too many brackets inside each other", null);
        }
        List<Condition> parts = new ArrayList<>(List.of(and()));
        while (tokens.at("or") || tokens.at("||")) {
            tokens.take();
            parts.add(and());
        }
        depth--;
        return parts.size() == 1 ? parts.get(0) : new Condition.Or(span(parts), parts);
    }

    private Condition and() throws Unexpected {
        List<Condition> parts = new ArrayList<>(List.of(unary()));
        while (tokens.at("and") || tokens.at("&&")) {
            tokens.take();
            parts.add(unary());
        }
        return parts.size() == 1 ? parts.get(0) : new Condition.And(span(parts), parts);
    }

    private Condition unary() throws Unexpected {
        Token token = tokens.peek();
        if (token.is("not") || token.is("exists")) {
            tokens.take();
            if (++depth > DEEPEST) {
                throw new Unexpected(token.place(), "too-complex", "there are too many `not` inside each other", null);
            }
            Condition inner = unary();
            depth--;
            Place place = token.place().to(inner.place());
            return token.is("not") ? new Condition.Not(place, inner) : new Condition.Exists(place, inner);
        }
        if (token.is("(")) {
            tokens.take();
            if (tokens.at("or") || tokens.at("and")) {
                return prefixed(token);
            }
            Condition inner = or();
            close(token);
            return inner;
        }
        return pattern();
    }

    /** {@code ( or A() B() )}: the operator in front. */
    private Condition prefixed(Token open) throws Unexpected {
        Token operator = tokens.take();
        List<Condition> parts = new ArrayList<>();
        while (!tokens.at(")") && !tokens.atEnd() && !tokens.at("then")) {
            parts.add(or());
        }
        close(open);
        if (parts.isEmpty()) {
            throw new Unexpected(operator.place(), "syntax", "there is nothing after `" + operator.text() + "`", null);
        }
        return operator.is("or") ? new Condition.Or(span(parts), parts) : new Condition.And(span(parts), parts);
    }

    private Condition pattern() throws Unexpected {
        Token first = tokens.peek();
        String binding = null;
        if (first.isWord() && tokens.peek(1).is(":")) {
            binding = first.text();
            tokens.take();
            tokens.take();
            if (tokens.at("(")) {
                throw new Unexpected(
                        first.place(),
                        "binding",
                        "`" + binding + "` cannot name several facts",
                        "give each fact a name of its own");
            }
        }
        Token type = tokens.peek();
        if (type.is(")")) {
            throw new Unexpected(type.place(), "syntax", "this bracket closes none that is open", "delete it");
        }
        if (!type.isWord()) {
            throw tokens.unexpected(NEITHER, null);
        }
        String instead = BANNED.get(type.text());
        if (instead != null && tokens.peek(1).is("(")) {
            throw new Unexpected(type.place(), "banned", "`" + type.text() + "` is not used in our rules", instead);
        }
        tokens.take();
        StringBuilder name = new StringBuilder(type.text());
        while (tokens.at(".") && tokens.peek(1).isWord()) {
            tokens.take();
            name.append('.').append(tokens.take().text());
        }
        Token open = tokens.peek();
        if (!tokens.takeIf("(")) {
            throw tokens.unexpected("after `" + name + "` its constraints stand in round brackets", null);
        }
        List<Condition.Constraint> constraints = constraints(open);
        if (tokens.at("from") || tokens.at("over")) {
            throw new Unexpected(
                    tokens.peek().place(),
                    "banned",
                    "`" + tokens.peek().text() + "` is not used in our rules",
                    "a condition looks at the facts that are there");
        }
        return new Condition.Pattern(
                first.place().to(tokens.last().place()), binding, name.toString(), List.copyOf(constraints));
    }

    private List<Condition.Constraint> constraints(Token open) throws Unexpected {
        List<Condition.Constraint> constraints = new ArrayList<>();
        if (tokens.takeIf(")")) {
            return constraints;
        }
        do {
            if (tokens.at(")")) {
                throw new Unexpected(
                        tokens.last().place(), "syntax", "there is nothing after this comma", "delete the comma");
            }
            constraints.add(constraint());
        } while (tokens.takeIf(","));
        new ExpressionParser(tokens, problems).closing(open);
        return constraints;
    }

    private Condition.Constraint constraint() throws Unexpected {
        Token first = tokens.peek();
        String binding = null;
        if (first.isWord() && tokens.peek(1).is(":")) {
            if (tokens.peek(2).is("=")) {
                throw new Unexpected(first.place(), "banned", "`:=` is not used in our rules", "write `:`");
            }
            binding = first.text();
            tokens.take();
            tokens.take();
        }
        Expression expression = new ExpressionParser(tokens, problems).read();
        return new Condition.Constraint(first.place().to(tokens.last().place()), binding, expression);
    }

    private void close(Token open) throws Unexpected {
        new ExpressionParser(tokens, problems).closing(open);
    }

    private static Place span(List<Condition> parts) {
        return parts.get(0).place().to(parts.get(parts.size() - 1).place());
    }
}
