package io.saveplay.drl;

/**
 * A word of a rule file.
 *
 * @param text as written; for {@link Kind#TEXT} what stands between the quotes, escapes resolved
 */
record Token(Kind kind, String text, Place place) {
    /** What a token is. */
    enum Kind {
        WORD,
        TEXT,
        NUMBER,
        SYMBOL,
        COMMENT,
        END
    }

    boolean is(String symbolOrWord) {
        return (kind == Kind.SYMBOL || kind == Kind.WORD) && text.equals(symbolOrWord);
    }

    boolean isWord() {
        return kind == Kind.WORD;
    }
}
