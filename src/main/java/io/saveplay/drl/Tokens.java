package io.saveplay.drl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of a file without its comments, one after the other. */
final class Tokens {
    private final List<Token> tokens;
    private int next;

    Tokens(List<Token> tokens) {
        this.tokens = tokens.stream()
                .filter(token -> token.kind() != Token.Kind.COMMENT)
                .toList();
    }

    /** What cannot be read further. */
    static final class Unexpected extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Place place;
        private final transient String code;
        private final transient @Nullable String fix;

        Unexpected(Place place, String code, String message, @Nullable String fix) {
            super(message, null, false, false);
            this.place = place;
            this.code = code;
            this.fix = fix;
        }

        void tell(Problems problems) {
            problems.add(place, code, String.valueOf(getMessage()), fix);
        }
    }

    Token peek() {
        return tokens.get(next);
    }

    Token peek(int ahead) {
        return tokens.get(Math.min(next + ahead, tokens.size() - 1));
    }

    Token take() {
        Token token = peek();
        if (token.kind() != Token.Kind.END) {
            next++;
        }
        return token;
    }

    Token last() {
        return tokens.get(Math.max(next - 1, 0));
    }

    boolean at(String... texts) {
        for (int i = 0; i < texts.length; i++) {
            if (!peek(i).is(texts[i])) {
                return false;
            }
        }
        return true;
    }

    boolean atEnd() {
        return peek().kind() == Token.Kind.END;
    }

    boolean takeIf(String text) {
        boolean there = at(text);
        if (there) {
            next++;
        }
        return there;
    }

    Token expect(String text, String why) throws Unexpected {
        if (at(text)) {
            return take();
        }
        throw unexpected("`" + text + "` is missing " + why, null);
    }

    Unexpected unexpected(String message, @Nullable String fix) {
        Token token = peek();
        String seen = token.kind() == Token.Kind.END ? "the file ends here" : "here stands `" + shown(token) + "`";
        return new Unexpected(token.place(), "syntax", message + ": " + seen, fix);
    }

    static String shown(Token token) {
        String text = token.text().length() > 40 ? token.text().substring(0, 40) + "…" : token.text();
        return token.kind() == Token.Kind.TEXT ? "\"" + text + "\"" : text;
    }

    /** Goes on until one of the words comes, outside of any text. */
    void skipTo(String... words) {
        while (!atEnd()) {
            for (String word : words) {
                if (peek().isWord() && at(word)) {
                    return;
                }
            }
            next++;
        }
    }
}
