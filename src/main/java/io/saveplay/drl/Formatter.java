package io.saveplay.drl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes a rule file in the style of this house. Comments stay; formatting twice changes nothing more. */
public final class Formatter {
    private static final int WIDTH = 100;
    private static final String INDENT = "  ";

    private final RuleFile file;
    private final List<Token> comments;
    private final StringBuilder out = new StringBuilder();
    private int written;

    private Formatter(RuleFile file) {
        this.file = file;
        this.comments = Lexer.read(file.text(), new Problems(file.path(), null, new ArrayList<>())).stream()
                .filter(token -> token.kind() == Token.Kind.COMMENT)
                .toList();
    }

    /**
     * A rule file in the style of this house.
     *
     * @param problems is given what is wrong with it
     * @return none when it cannot be read, since nothing of it may get lost
     */
    public static Optional<String> format(String path, String text, List<Problem> problems) {
        int before = problems.size();
        RuleFile file = Parser.read(path, text, problems);
        return problems.size() == before ? Optional.of(new Formatter(file).format()) : Optional.empty();
    }

    private String format() {
        commentsBefore(file.packagePlace().start(), "");
        line("", "package " + file.packageName() + ";");
        for (Rule rule : file.rules()) {
            commentsBehind(rule.place().start());
            blank();
            commentsBefore(rule.place().start(), "");
            rule(rule);
        }
        commentsBehind(Integer.MAX_VALUE);
        if (written < comments.size()) {
            blank();
            commentsBefore(Integer.MAX_VALUE, "");
        }
        return out.toString();
    }

    private void rule(Rule rule) {
        line("", "rule " + Printer.quoted(rule.name()));
        for (Rule.Annotation annotation : rule.annotations()) {
            commentsBefore(annotation.place().start(), INDENT);
            String value = annotation.value() == null ? "" : "( " + Printer.quoted(annotation.value()) + " )";
            line(INDENT, "@" + annotation.name() + value);
        }
        line("", "when");
        for (Condition condition : rule.conditions()) {
            commentsBefore(condition.place().start(), INDENT);
            element(condition.place(), Printer.lines(condition, WIDTH - INDENT.length()));
        }
        Expression.New made = rule.conclusion();
        if (made != null) {
            // What stands between the last condition and the insert is about the insert.
            boolean about = written < comments.size()
                    && comments.get(written).place().start() < made.place().start();
            line("", "then");
            if (about) {
                commentsBefore(made.place().start(), INDENT);
            }
            element(made.place(), Printer.lines(made, WIDTH - INDENT.length()));
        }
        commentsBefore(rule.place().end(), INDENT);
        line("", "end");
    }

    /** A condition or a conclusion; one with a comment inside stays as it was written. */
    private void element(Place place, List<String> lines) {
        boolean commented =
                written < comments.size() && comments.get(written).place().start() < place.end();
        if (!commented) {
            lines.forEach(line -> line(INDENT, line));
            return;
        }
        while (written < comments.size() && comments.get(written).place().start() < place.end()) {
            written++;
        }
        boolean insert = lines.get(0).startsWith("insert(");
        List<String> asWritten =
                place.of(file.text()).lines().map(String::strip).toList();
        for (int i = 0; i < asWritten.size(); i++) {
            String line = asWritten.get(i);
            String whole =
                    (insert && i == 0 ? "insert( " : "") + line + (insert && i == asWritten.size() - 1 ? " );" : "");
            line(INDENT + (i == 0 ? "" : INDENT), whole);
        }
    }

    /** Comments on the line of what was written last stay on it. */
    private void commentsBehind(int offset) {
        while (written < comments.size()
                && comments.get(written).place().start() < offset
                && isBehind(comments.get(written))) {
            out.setLength(out.length() - 1);
            out.append("  ").append(comments.get(written).text().strip()).append('\n');
            written++;
        }
    }

    private boolean isBehind(Token comment) {
        int start = file.text().lastIndexOf('\n', comment.place().start()) + 1;
        return !file.text().substring(start, comment.place().start()).isBlank();
    }

    private void commentsBefore(int offset, String indent) {
        while (written < comments.size() && comments.get(written).place().start() < offset) {
            if (out.length() > 0 && isBehind(comments.get(written))) {
                commentsBehind(offset);
            } else {
                comments.get(written)
                        .text()
                        .lines()
                        .map(String::stripTrailing)
                        .forEach(line -> line(line.startsWith("/") ? indent : "", line));
                written++;
            }
        }
    }

    private void blank() {
        out.append('\n');
    }

    private void line(String indent, String text) {
        out.append(indent).append(text).append('\n');
    }
}
