package io.saveplay.intake;

import java.util.Collection;
import java.util.Comparator;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** How messages speak of what arrived. */
public final class Wording {
    private static final int MOST_SHOWN = 60;

    private Wording() {}

    /** The proposal {@code ; did you mean `x`?} for a misspelt word, or nothing when no known word is near. */
    public static String nearest(String word, Collection<String> known) {
        LevenshteinDistance distance = new LevenshteinDistance(Math.max(1, Math.min(3, word.length() / 3)));
        return known.stream()
                .filter(candidate -> distance.apply(word, candidate) >= 0)
                .min(Comparator.comparingInt(candidate -> distance.apply(word, candidate)))
                .map(best -> "; did you mean `" + best + "`?")
                .orElse("");
    }

    /** A value as a message shows it: one line, not too long, and always well formed. */
    public static String cut(String text) {
        String line = wellFormed(text).replaceAll("\\p{Cntrl}", " ");
        if (line.length() <= MOST_SHOWN) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(MOST_SHOWN - 1)) ? MOST_SHOWN - 1 : MOST_SHOWN;
        return line.substring(0, end) + "…";
    }

    /** The text with every half of a surrogate pair replaced, so that it can be written as UTF-8. */
    static String wellFormed(String text) {
        if (isWellFormed(text)) {
            return text;
        }
        StringBuilder whole = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 0xFFFD : point)
                .forEach(whole::appendCodePoint);
        return whole.toString();
    }

    /** Whether the text has no half of a surrogate pair. */
    static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }
}
