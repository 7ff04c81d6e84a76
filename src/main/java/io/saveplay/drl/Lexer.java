package io.saveplay.drl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cuts a rule file into words. Whatever it cannot read is a problem, and it goes on behind it. */
final class Lexer {
    private static final List<String> LONG_SYMBOLS = List.of("==", "!=", "<=", ">=", "&&", "||", "->");
    private static final Map<String, String> WRITTEN_OTHERWISE = Map.of("<>", "!=", "=<", "<=", "=>", ">=");
    private static final String SYMBOLS = "(){}[],;:.@=<>!+-*/%";
    private static final String CURLY = "\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u00ab\u00bb";
    private static final Map<Character, Character> ESCAPES =
            Map.of('"', '"', '\\', '\\', 'n', '\n', 't', '\t', '\'', '\'');
    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final int MOST_TEXT = 2000;
    private static final int MOST_NAME = 100;

    private final String text;
    private final Problems problems;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line = 1;
    private int lineStart;

    private Lexer(String text, Problems problems) {
        this.text = text;
        this.problems = problems;
    }

    /** The words of a file, comments among them; the last one is the end. */
    static List<Token> read(String text, Problems problems) {
        return new Lexer(text, problems).read();
    }

    private List<Token> read() {
        if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
            at = 1;
        }
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n') {
                at++;
                line++;
                lineStart = at;
            } else if (c == ' ' || c == '\t' || c == '\r' || c == '\f') {
                at++;
            } else {
                token(c);
            }
        }
        tokens.add(new Token(Token.Kind.END, "", place(at)));
        return tokens;
    }

    private void token(char c) {
        if (isDigit(c) || (c == '$' && at + 1 < text.length() && isDigit(text.charAt(at + 1)))) {
            number();
        } else if (startsName(c)) {
            int end = at;
            while (end < text.length() && (startsName(text.charAt(end)) || isDigit(text.charAt(end)))) {
                end++;
            }
            if (end - at > MOST_NAME) {
                problems.add(
                        place(end),
                        "long-name",
                        "`" + text.substring(at, at + 20) + "…` is longer than " + MOST_NAME + " characters",
                        "make it shorter");
            }
            add(Token.Kind.WORD, text.substring(at, Math.min(end, at + MOST_NAME)), end);
        } else if (c == '"' || c == '\'') {
            quoted(c, c);
        } else if (CURLY.indexOf(c) >= 0) {
            problems.add(
                    place(at + 1),
                    "curly-quote",
                    "`" + c + "` is a quote of a word processor",
                    "type a straight quote: \"");
            quoted(c, closing(c));
        } else if (text.startsWith("//", at)) {
            int end = text.indexOf('\n', at);
            add(Token.Kind.COMMENT, "", end < 0 ? text.length() : end);
        } else if (text.startsWith("/*", at)) {
            comment();
        } else if (c == '#') {
            int end = text.indexOf('\n', at);
            problems.add(
                    place(at + 1), "hash-comment", "`#` does not start a comment here", "write `//` in place of `#`");
            at = end < 0 ? text.length() : end;
        } else {
            symbol(c);
        }
    }

    private void symbol(char c) {
        for (String symbol : LONG_SYMBOLS) {
            if (text.startsWith(symbol, at)) {
                add(Token.Kind.SYMBOL, symbol, at + 2);
                return;
            }
        }
        String meant = WRITTEN_OTHERWISE.get(text.substring(at, Math.min(at + 2, text.length())));
        if (meant != null) {
            problems.add(
                    place(at + 2),
                    "operator",
                    "`" + text.substring(at, at + 2) + "` does not compare",
                    "write `" + meant + "`");
            add(Token.Kind.SYMBOL, meant, at + 2);
            return;
        }
        if (SYMBOLS.indexOf(c) >= 0) {
            add(Token.Kind.SYMBOL, String.valueOf(c), at + 1);
            return;
        }
        int point = text.codePointAt(at);
        int width = Character.charCount(point);
        boolean space = Character.isSpaceChar(point) || Character.getType(point) == Character.FORMAT;
        problems.add(
                place(at + width),
                "odd-character",
                space
                        ? "there is a blank here that is none (U+%04X)".formatted(point)
                        : "`" + Character.toString(point) + "` has no meaning in a rule",
                space ? "delete it and press the space bar" : instead(point));
        at += width;
    }

    private static @Nullable String instead(int point) {
        return switch (Character.getType(point)) {
            case Character.DASH_PUNCTUATION -> "type a minus: -";
            case Character.CURRENCY_SYMBOL -> "write the number alone";
            default -> null;
        };
    }

    private void number() {
        if (text.charAt(at) == '$') {
            problems.add(place(at + 1), "odd-character", "`$` does not go before a number", "write the number alone");
            at++;
        }
        int end = at;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        if (end + 1 < text.length() && text.charAt(end) == '.' && isDigit(text.charAt(end + 1))) {
            end++;
            while (end < text.length() && isDigit(text.charAt(end))) {
                end++;
            }
        }
        int rest = end;
        while (rest < text.length() && (startsName(text.charAt(rest)) || isDigit(text.charAt(rest)))) {
            rest++;
        }
        if (rest > end || end - at > 18) {
            problems.add(
                    place(rest),
                    "number",
                    "`" + text.substring(at, Math.min(rest, at + 30)) + "` is not a number",
                    "write digits, with a dot for decimals: 5000 or 0.4");
        }
        tokens.add(
                new Token(Token.Kind.NUMBER, rest > end || end - at > 18 ? "0" : text.substring(at, end), place(rest)));
        at = rest;
    }

    private void quoted(char open, char close) {
        StringBuilder value = new StringBuilder();
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != '\n') {
            char c = text.charAt(end);
            if (c == close || (CURLY.indexOf(open) >= 0 && CURLY.indexOf(c) >= 0)) {
                finish(value.toString(), end + 1);
                return;
            }
            if (c == '\\' && end + 1 < text.length()) {
                Character escaped = ESCAPES.get(text.charAt(end + 1));
                if (escaped == null) {
                    problems.add(
                            new Place(line, end - lineStart + 1, end, end + 2),
                            "escape",
                            "`\\" + text.charAt(end + 1) + "` means nothing in text",
                            "write `\\\\` for a backslash and `\\\"` for a quote");
                } else {
                    value.append(escaped.charValue());
                }
                end += 2;
            } else {
                value.append(c);
                end++;
            }
        }
        problems.add(
                place(Math.min(end, at + 40)),
                "open-text",
                "the text that starts here has no closing quote",
                "close it with a straight quote: \"");
        // What closes brackets at the end of the line is likely meant to stand behind the quote.
        while (end > at + 1 && " \t\r),;".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        finish(text.substring(at + 1, end), end);
    }

    private void finish(String value, int end) {
        if (value.length() > MOST_TEXT) {
            problems.add(
                    place(end), "long-text", "the text is longer than " + MOST_TEXT + " characters", "make it shorter");
        }
        add(Token.Kind.TEXT, value, end);
    }

    private void comment() {
        int end = text.indexOf("*/", at + 2);
        if (end < 0) {
            problems.add(
                    place(at + 2),
                    "open-comment",
                    "the comment that starts here is never closed",
                    "close it with `*/`");
            end = text.length() - 2;
        }
        int from = at;
        add(Token.Kind.COMMENT, "", Math.max(end + 2, at + 2));
        for (int i = from; i < Math.min(at, text.length()); i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
    }

    private void add(Token.Kind kind, @Nullable String value, int end) {
        String written = kind == Token.Kind.COMMENT ? text.substring(at, Math.min(end, text.length())) : value;
        tokens.add(new Token(kind, written == null ? "" : written, place(end)));
        at = end;
    }

    private Place place(int end) {
        return new Place(line, at - lineStart + 1, at, end);
    }

    private static char closing(char open) {
        return switch (open) {
            case '\u201c', '\u201e' -> '\u201d';
            case '\u2018', '\u201a' -> '\u2019';
            case '\u00ab' -> '\u00bb';
            default -> open;
        };
    }

    private static boolean startsName(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
