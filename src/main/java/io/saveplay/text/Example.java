package io.saveplay.text;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code rules/examples/}: a sentence as somebody who backs out might write it.
 *
 * @param text the sentence, or a few that belong together
 * @param reason the reason's code, or none where the sentence names no reason
 * @param kind what sort of sentence it is, where it names none: the name of its file. Sentences of one kind are alike,
 *     sentences without a reason in general are not
 */
public record Example(String text, @Nullable String reason, String kind) {

    private static final int LONGEST = 600;
    private static final Pattern APOSTROPHES = Pattern.compile("['\u2019\u2018`]");
    private static final Pattern MARKS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    /**
     * Checks the row.
     *
     * @throws IllegalArgumentException if the sentence has no word, or more than 600 characters; in words for an analyst
     */
    public Example {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("an example has at most " + LONGEST + " characters, and this one has "
                    + text.length() + ": a sentence or two are enough");
        }
        if (text.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw new IllegalArgumentException("an example has words in it");
        }
    }

    /** What examples are told apart by: the reason, or the kind where there is none. */
    public String group() {
        return reason == null ? kind : reason;
    }

    /** The words in lower case, without the marks between them: equal for examples that say the same. */
    public String words() {
        String plain = APOSTROPHES.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
        return MARKS.matcher(plain).replaceAll(" ").strip();
    }
}
