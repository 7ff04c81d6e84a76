package io.saveplay.crm;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A part of what is signed.
 *
 * @param text of a literal, which is the same in each call; otherwise empty
 */
record Part(Kind kind, String text) {

    /** What a part is. */
    enum Kind {
        BODY,
        TIMESTAMP,
        ID,
        METHOD,
        URL,
        SECRET,
        LITERAL;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A part as an analyst writes it; nothing where it is none. */
    static Optional<Part> of(@Nullable String written) {
        if (written == null) {
            return Optional.empty();
        }
        if (written.length() > 2 && written.startsWith("'") && written.endsWith("'")) {
            return Optional.of(new Part(Kind.LITERAL, written.substring(1, written.length() - 1)));
        }
        return Arrays.stream(Kind.values())
                .filter(kind -> kind != Kind.LITERAL && kind.word().equals(written))
                .map(kind -> new Part(kind, ""))
                .findFirst();
    }

    /** The words that an analyst may write. */
    static List<String> words() {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind != Kind.LITERAL)
                .map(Kind::word)
                .toList();
    }

    /** As it is written. */
    @Override
    public String toString() {
        return kind == Kind.LITERAL ? "'" + text + "'" : kind.word();
    }
}
