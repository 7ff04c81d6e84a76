package io.saveplay.drl;

import io.saveplay.drl.Tokens.Unexpected;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads expressions. */
final class ExpressionParser {
    /** How many parts a constraint may have; no tree is deeper than that. */
    private static final int MOST_PARTS = 200;

    private static final String OPERATORS =
            "compare with `==`, `!=`, `<`, `<=`, `>`, `>=`, `in`, `contains`, `memberOf` or `matches`";
    private static final Set<String> WORD_OPERATORS = Set.of("contains", "memberOf", "matches", "in");
    private static final Map<String, String> FOREIGN_OPERATORS = Map.ofEntries(
            Map.entry("is", "write `==`, or `!=` for `is not`"),
            Map.entry("equals", "write `==`"),
            Map.entry("like", "write `matches` with `.*` for anything: `\".*price.*\"`"),
            Map.entry("between", "write two constraints with a comma between them: `meetings >= 1, meetings <= 3`"),
            Map.entry("excludes", "write `not contains`"),
            Map.entry("before", "write `<`"),
            Map.entry("after", "write `>`"),
            Map.entry("instanceof", OPERATORS),
            Map.entry("soundslike", OPERATORS),
            Map.entry("str", OPERATORS),
            Map.entry("during", OPERATORS),
            Map.entry("coincides", OPERATORS),
            Map.entry("strictlyin", OPERATORS));

    private final Tokens tokens;
    private final Problems problems;
    private int parts;

    ExpressionParser(Tokens tokens, Problems problems) {
        this.tokens = tokens;
        this.problems = problems;
    }

    /** The expression that starts here. */
    Expression read() throws Unexpected {
        return binary(1);
    }

    private void count() throws Unexpected {
        if (++parts > MOST_PARTS) {
            throw new Unexpected(
                    tokens.peek().place(),
                    "too-complex",
                    "one constraint has more than " + MOST_PARTS + " parts",
                    "make several rules of it");
        }
    }

    private Expression binary(int binding) throws Unexpected {
        Expression left = unary();
        while (true) {
            count();
            Token token = tokens.peek();
            if (token.is("=")) {
                problems.add(token.place(), "single-equals", "`=` does not compare", "write `==`");
            }
            boolean negated = token.is("not") && tokens.peek(1).isWord();
            String word = negated ? tokens.peek(1).text() : token.text();
            if (token.isWord() && WORD_OPERATORS.contains(word) && word.equals("in")) {
                if (binding > Operator.CONTAINS.binding()) {
                    break;
                }
                left = in(left, negated);
                continue;
            }
            Optional<Operator> operator = operator(token, negated, word);
            if (operator.isEmpty() || operator.get().binding() < binding) {
                break;
            }
            tokens.take();
            if (negated) {
                tokens.take();
            }
            Expression right = binary(operator.get().binding() + 1);
            left = new Expression.Binary(left.place().to(right.place()), operator.get(), left, right);
        }
        return left;
    }

    private Optional<Operator> operator(Token token, boolean negated, String word) throws Unexpected {
        if (token.is("=")) {
            return Optional.of(Operator.EQUAL);
        }
        if (token.kind() == Token.Kind.SYMBOL) {
            return Operator.of(token.text());
        }
        if (!token.isWord()) {
            return Optional.empty();
        }
        String instead = FOREIGN_OPERATORS.get(word);
        if (instead != null) {
            throw new Unexpected(token.place(), "banned", "`" + word + "` is not used in our rules", instead);
        }
        return WORD_OPERATORS.contains(word) ? Operator.of(negated ? "not " + word : word) : Optional.empty();
    }

    private Expression in(Expression left, boolean negated) throws Unexpected {
        tokens.take();
        if (negated) {
            tokens.take();
        }
        tokens.expect("(", "after `in`");
        List<Expression> values = arguments();
        return new Expression.In(left.place().to(tokens.last().place()), left, negated, values);
    }

    private Expression unary() throws Unexpected {
        count();
        Token token = tokens.peek();
        if (token.is("!")) {
            tokens.take();
            Expression operand = unary();
            return new Expression.Not(token.place().to(operand.place()), operand);
        }
        if (token.is("-")) {
            tokens.take();
            Expression operand = unary();
            return new Expression.Negative(token.place().to(operand.place()), operand);
        }
        return postfix(primary());
    }

    private Expression postfix(Expression first) throws Unexpected {
        Expression value = first;
        while (true) {
            count();
            if (tokens.at(".")) {
                tokens.take();
                Token name = tokens.peek();
                if (!name.isWord()) {
                    throw tokens.unexpected("a name is missing after the dot", null);
                }
                tokens.take();
                if (tokens.takeIf("(")) {
                    List<Expression> arguments = arguments();
                    value = new Expression.Call(value.place().to(tokens.last().place()), value, name.text(), arguments);
                } else {
                    value = new Expression.Member(value.place().to(name.place()), value, name.text());
                }
            } else if (tokens.takeIf("[")) {
                Expression key = read();
                Token close = tokens.expect("]", "after the name in square brackets");
                value = new Expression.Index(value.place().to(close.place()), value, key);
            } else {
                return value;
            }
        }
    }

    private Expression primary() throws Unexpected {
        Token token = tokens.peek();
        switch (token.kind()) {
            case TEXT -> {
                tokens.take();
                return new Expression.Literal(token.place(), token.text());
            }
            case NUMBER -> {
                tokens.take();
                return new Expression.Literal(token.place(), new BigDecimal(token.text()));
            }
            case WORD -> {
                return word(token);
            }
            default -> {
                if (tokens.takeIf("(")) {
                    Expression inner = read();
                    closing(token);
                    return inner;
                }
                throw tokens.unexpected(
                        "a value is missing",
                        tokens.last().is("%") ? "write a share as a number: 0.5 for 50 percent" : null);
            }
        }
    }

    private Expression word(Token token) throws Unexpected {
        tokens.take();
        switch (token.text()) {
            case "true", "false" -> {
                return new Expression.Literal(token.place(), Boolean.valueOf(token.text()));
            }
            case "null" -> {
                return new Expression.Literal(token.place(), null);
            }
            case "new" -> {
                return made(token);
            }
            default -> {
                if (tokens.takeIf("(")) {
                    List<Expression> arguments = arguments();
                    return new Expression.Call(token.place().to(tokens.last().place()), null, token.text(), arguments);
                }
                return new Expression.Name(token.place(), token.text());
            }
        }
    }

    /** After {@code new}. */
    private Expression.New made(Token start) throws Unexpected {
        StringBuilder type = new StringBuilder(name("a type of fact is missing after `new`"));
        while (tokens.takeIf(".")) {
            type.append('.').append(name("a name is missing after the dot"));
        }
        tokens.expect("(", "after `" + type + "`");
        List<Expression> arguments = arguments();
        return new Expression.New(start.place().to(tokens.last().place()), type.toString(), arguments);
    }

    private String name(String otherwise) throws Unexpected {
        if (!tokens.peek().isWord()) {
            throw tokens.unexpected(otherwise, null);
        }
        return tokens.take().text();
    }

    /** After an opening bracket, up to and with the closing one. */
    private List<Expression> arguments() throws Unexpected {
        Token open = tokens.last();
        List<Expression> values = new ArrayList<>();
        if (tokens.takeIf(")")) {
            return values;
        }
        do {
            values.add(read());
        } while (tokens.takeIf(","));
        closing(open);
        return values;
    }

    /** The closing bracket of an opening one. */
    void closing(Token open) throws Unexpected {
        if (!tokens.takeIf(")")) {
            throw tokens.unexpected(
                    "the bracket of line " + open.place().line() + ", column "
                            + open.place().column() + " is not closed",
                    hint());
        }
    }

    private @Nullable String hint() {
        Token token = tokens.peek();
        int line = tokens.last().place().line();
        if (token.place().line() > line || token.kind() == Token.Kind.END) {
            return "is `)` missing at the end of line " + line + "?";
        }
        if (token.is(";")) {
            return "write a comma";
        }
        if (token.is("and") || token.is("or")) {
            return "inside the brackets of a fact write " + (token.is("and") ? "a comma or `&&`" : "`||`");
        }
        return tokens.last().kind() == Token.Kind.TEXT || (token.isWord() && !token.is("then"))
                ? "is a comma missing?"
                : null;
    }
}
