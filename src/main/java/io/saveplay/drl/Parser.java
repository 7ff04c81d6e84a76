package io.saveplay.drl;

import io.saveplay.drl.Tokens.Unexpected;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads rule files. After a mistake it goes on with the next part of the rule or the next rule, so that all mistakes
 * are told at once.
 */
public final class Parser {
    private static final Map<String, String> NO_RULE = Map.of(
            "import", "every fact is known without an import",
            "global", "a rule sees the facts and nothing else",
            "function", "say it in the conditions of a rule",
            "declare", "the facts are given",
            "query", "a rule is what fires",
            "unit", "the folder gives a rule its place",
            "dialect", "there is one language here");

    private final String path;
    private final String text;
    private final Problems problems;
    private final List<Token> words;
    private final Tokens tokens;
    private final boolean odd;

    private Parser(String path, String text, Problems problems) {
        this.path = path;
        this.text = text;
        this.problems = problems;
        int before = problems.count();
        this.words = Lexer.read(text, problems);
        this.tokens = new Tokens(words);
        this.odd = problems.count() > before;
    }

    /**
     * Reads one file.
     *
     * @param path inside the rules folder
     * @param found is given what is wrong with it
     */
    public static RuleFile read(String path, String text, List<Problem> found) {
        return new Parser(path, text, new Problems(path, null, found)).file();
    }

    private RuleFile file() {
        int before = problems.count();
        Token start = tokens.peek();
        if (odd && tokens.atEnd()) {
            // A comment that is never closed takes the whole file with it.
            return new RuleFile(path, text, header(), "", start.place(), List.of(), false);
        }
        StringBuilder name = new StringBuilder();
        Place place = start.place();
        if (tokens.takeIf("package")) {
            place = tokens.peek().place();
            while (tokens.peek().isWord() && !tokens.at("rule")) {
                name.append(tokens.take().text());
                place = place.to(tokens.last().place());
                if (!tokens.takeIf(".")) {
                    break;
                }
                name.append('.');
            }
            tokens.takeIf(";");
        }
        if (name.isEmpty()) {
            String folder = path.contains("/") ? path.substring(0, path.indexOf('/')) : "plays";
            problems.add(
                    start.place(),
                    "no-package",
                    "the file does not start with its package",
                    "write `package " + folder + ";` before the first rule");
        }
        List<Rule> rules = new ArrayList<>();
        while (!tokens.atEnd()) {
            if (tokens.at("rule")) {
                Rule rule = rule();
                if (rule != null) {
                    rules.add(rule);
                }
            } else {
                between();
            }
        }
        if (rules.isEmpty() && problems.count() == before) {
            problems.add(
                    tokens.peek().place(), "no-rule", "there is no rule in the file", "write one or delete the file");
        }
        return new RuleFile(path, text, header(), name.toString(), place, rules, problems.count() == before);
    }

    private @Nullable String header() {
        Token first = words.get(0);
        return first.kind() != Token.Kind.COMMENT
                ? null
                : first.text().lines().map(Parser::withoutMarks).collect(Collectors.joining("\n"));
    }

    /** A line of a comment without the marks around it; by hand, since a pattern can be made to take for ever. */
    private static String withoutMarks(String line) {
        int from = 0;
        while (from < line.length() && " \t/*".indexOf(line.charAt(from)) >= 0) {
            from++;
        }
        int to = line.length();
        if (line.endsWith("*/")) {
            while (to > from && "/*".indexOf(line.charAt(to - 1)) >= 0) {
                to--;
            }
        }
        return line.substring(from, to).strip();
    }

    /** What stands between rules but is none. */
    private void between() {
        Token token = tokens.peek();
        String why = NO_RULE.get(token.text());
        if (token.isWord() && why != null) {
            problems.add(token.place(), "only-rules", "`" + token.text() + "` has no place in a rule file", why);
        } else {
            problems.add(
                    token.place(),
                    "syntax",
                    "a rule starts with `rule \"subject/case\"`; here stands `" + Tokens.shown(token) + "`",
                    token.isWord() ? Words.nearest(token.text(), List.of("rule", "package")) : null);
        }
        tokens.take();
        tokens.skipTo("rule", "import", "global", "function", "declare", "query");
    }

    private @Nullable Rule rule() {
        Token start = tokens.take();
        Token name = tokens.peek();
        if (name.kind() != Token.Kind.TEXT) {
            int line = start.place().line();
            StringBuilder written = new StringBuilder();
            while (!tokens.atEnd() && tokens.peek().place().line() == line && !tokens.at("when") && !tokens.at("@")) {
                written.append(tokens.take().text());
            }
            problems.add(
                    name.place(),
                    "name",
                    "the name of a rule is text in straight double quotes",
                    "write `rule \"" + (written.isEmpty() ? "subject/case" : written) + "\"`");
        } else {
            tokens.take();
        }
        String called = name.kind() == Token.Kind.TEXT ? name.text() : "";
        Problems ofRule = called.isEmpty() ? problems : problems.of(called);
        List<Rule.Annotation> annotations = new ArrayList<>();
        HeadParser head = new HeadParser(tokens);
        try {
            head.annotations(annotations, ofRule);
        } catch (Unexpected e) {
            e.tell(ofRule);
            tokens.skipTo("when", "then", "end", "rule");
        }
        List<Condition> conditions = List.of();
        Expression.New conclusion = null;
        boolean read = true;
        try {
            head.when(ofRule);
            conditions = new ConditionParser(tokens, ofRule).readAll();
            tokens.expect("then", "after the conditions");
        } catch (Unexpected e) {
            read = false;
            e.tell(ofRule);
            if (!tokens.at("insert", "(")) {
                tokens.skipTo("then", "end", "rule");
            }
            tokens.takeIf("then");
        }
        try {
            conclusion = conclusion(ofRule);
            if (tokens.atEnd() || tokens.at("rule")) {
                read = false;
                noEnd(ofRule, start);
            } else if (!tokens.takeIf("end")) {
                throw tokens.unexpected("after the insert the rule closes with `end`", null);
            }
            tokens.takeIf(";");
        } catch (Unexpected e) {
            read = false;
            e.tell(ofRule);
            tokens.skipTo("end", "rule");
            if (!tokens.takeIf("end") && tokens.atEnd()) {
                noEnd(ofRule, start);
            }
        }
        return read || !called.isEmpty()
                ? new Rule(start.place().to(tokens.last().place()), called, annotations, conditions, conclusion)
                : null;
    }

    private static void noEnd(Problems ofRule, Token start) {
        ofRule.add(start.place(), "no-end", "the rule that starts here has no `end`", "write `end` after its insert");
    }

    private Expression.New conclusion(Problems ofRule) throws Unexpected {
        Token start = tokens.peek();
        if (!tokens.at("insert", "(")) {
            throw new Unexpected(start.place(), "single-insert", noInsert(start), insertFix());
        }
        tokens.take();
        Token open = tokens.take();
        Expression value = new ExpressionParser(tokens, ofRule).read();
        new ExpressionParser(tokens, ofRule).closing(open);
        if (!tokens.takeIf(";")) {
            throw new Unexpected(
                    tokens.last().place(),
                    "syntax",
                    "`;` is missing after the insert",
                    "write it at the end of the line");
        }
        if (value instanceof Expression.Call call && call.target() == null) {
            throw new Unexpected(
                    value.place(),
                    "single-insert",
                    "`new` is missing before `" + call.name() + "`",
                    "write `insert( new " + call.name() + "( ... ) );`");
        }
        if (!(value instanceof Expression.New made)) {
            throw new Unexpected(value.place(), "single-insert", "what is inserted is no new fact", insertFix());
        }
        if (!tokens.at("end") && !tokens.atEnd() && !tokens.at("rule")) {
            throw new Unexpected(
                    tokens.peek().place(),
                    "single-insert",
                    "a rule concludes one thing, and here comes another",
                    "make two rules of it");
        }
        return made;
    }

    private static String noInsert(Token start) {
        return start.is("end")
                ? "there is nothing after `then`"
                : "the part after `then` is not one insert of a new fact: here stands `" + Tokens.shown(start) + "`";
    }

    private static String insertFix() {
        return "write `insert( new Points( \"play\", 20, \"because\" ) );` or another fact in place of `Points`";
    }
}
