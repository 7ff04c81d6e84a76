package io.saveplay.drl;

import io.saveplay.drl.Tokens.Unexpected;
import java.util.List;

/** Reads what stands between the name of a rule and its conditions. */
final class HeadParser {
    private static final List<String> METADATA = List.of("title", "guidance", "owner", "reason", "nature", "topic");
    private static final String WHERE = "the folder gives a rule its place, and no rule goes before another";

    private final Tokens tokens;

    HeadParser(Tokens tokens) {
        this.tokens = tokens;
    }

    /** The word {@code when}; what stands in its place, or that it is not there at all, is said once. */
    void when(Problems ofRule) throws Unexpected {
        if (tokens.takeIf("when")) {
            return;
        }
        Token token = tokens.peek();
        if (token.is("if") || token.text().equalsIgnoreCase("when")) {
            ofRule.add(
                    token.place(),
                    "syntax",
                    "the conditions start with `when`, not `" + token.text() + "`",
                    "write `when`");
            tokens.take();
        } else if (startsCondition()) {
            ofRule.add(
                    token.place(),
                    "syntax",
                    "`when` is missing before the conditions",
                    "write `when` on a line before this one");
        } else {
            tokens.expect("when", "after the name and the lines with `@`");
        }
    }

    private boolean startsCondition() {
        Token token = tokens.peek();
        return token.is("not")
                || token.is("exists")
                || token.is("if")
                || token.text().equalsIgnoreCase("when")
                || (token.isWord() && tokens.peek(1).is(":") && tokens.peek(2).isWord())
                || (token.isWord()
                        && tokens.peek(1).is("(")
                        && Vocabulary.fact(token.text()).isPresent());
    }

    /** Everything between the name and {@code when}. */
    void annotations(List<Rule.Annotation> annotations, Problems ofRule) throws Unexpected {
        while (!tokens.at("when") && !tokens.at("then") && !tokens.at("end") && !tokens.atEnd()) {
            Token token = tokens.peek();
            if (token.is("@")) {
                annotations.add(annotation(ofRule));
            } else if (token.is("extends")) {
                throw new Unexpected(token.place(), "banned", "a rule does not extend another", null);
            } else if (METADATA.contains(token.text())) {
                annotations.add(bare(ofRule));
            } else if (startsCondition()) {
                return;
            } else {
                attribute(ofRule);
            }
        }
    }

    private Rule.Annotation annotation(Problems problems) throws Unexpected {
        Token at = tokens.take();
        Token name = tokens.peek();
        if (!name.isWord()) {
            throw tokens.unexpected("a name is missing after `@`", null);
        }
        tokens.take();
        String value = null;
        if (tokens.peek().kind() == Token.Kind.TEXT) {
            // RuleReader says how it is written.
            tokens.take();
        } else if (tokens.takeIf("(")) {
            Token open = tokens.last();
            Token first = tokens.peek();
            if (first.kind() == Token.Kind.TEXT && tokens.peek(1).is(")")) {
                value = first.text();
            }
            while (!tokens.at(")")) {
                if (tokens.atEnd() || tokens.at("when") || tokens.at("@") || tokens.at("rule")) {
                    new ExpressionParser(tokens, problems).closing(open);
                }
                tokens.take();
            }
            tokens.take();
        }
        return new Rule.Annotation(at.place().to(tokens.last().place()), name.text(), value);
    }

    /** Metadata without its {@code @}: said once, and read as what it is meant to be. */
    private Rule.Annotation bare(Problems ofRule) {
        Token name = tokens.take();
        ofRule.add(
                name.place(),
                "metadata",
                "`" + name.text() + "` has no `@` before it",
                "write `@" + name.text() + "( \"...\" )`");
        String value = "";
        while (!tokens.atEnd() && tokens.peek().place().line() == name.place().line()) {
            Token token = tokens.take();
            value = token.kind() == Token.Kind.TEXT ? token.text() : value;
        }
        return new Rule.Annotation(name.place(), name.text(), value.isEmpty() ? "-" : value);
    }

    /** An attribute such as {@code salience 10}: said once, and passed over. */
    private void attribute(Problems ofRule) {
        Token first = tokens.take();
        StringBuilder name = new StringBuilder(first.text());
        while (tokens.at("-") && tokens.peek(1).isWord()) {
            tokens.take();
            name.append('-').append(tokens.take().text());
        }
        ofRule.add(
                first.place(),
                "attribute",
                "`" + name + "` does not belong between the name and `when`",
                "remove it: " + WHERE);
        while (!tokens.atEnd()
                && tokens.peek().place().line() == first.place().line()
                && !tokens.at("@")
                && !tokens.at("when")
                && !tokens.at("then")
                && !tokens.at("end")) {
            tokens.take();
        }
    }
}
