package io.saveplay.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Takes every "not" out of a sentence, to see what it would say without. */
final class Denials {
    /** A denial that is no part of what it denies. */
    private static final Pattern PREFACE =
            Pattern.compile("(it is not|it's not|it isn't|its not|not) that[^\\p{L}\\p{N}]+");

    private static final String MARKS = ".,:?()";

    private Denials() {}

    /**
     * A plain sentence without its negators; itself if it has none. Contractions that hold one are written out: "isn't" is
     * "is". Of "it is not that you are late" there is left "you are late".
     *
     * @param plain as {@link Plain} gives it
     */
    static String without(String plain) {
        String denied =
                PREFACE.matcher(plain).lookingAt() ? PREFACE.matcher(plain).replaceFirst("") : plain;
        StringBuilder left = new StringBuilder(denied.length());
        for (String word : denied.split(" ", -1)) {
            int start = 0;
            int end = word.length();
            while (start < end && MARKS.indexOf(word.charAt(start)) >= 0) {
                start++;
            }
            while (start < end && MARKS.indexOf(word.charAt(end - 1)) >= 0) {
                end--;
            }
            List<String> parts = new ArrayList<>(ContractionFilter.parts(word.substring(start, end)));
            boolean denies = parts.removeIf(Negation.NEGATORS::contains);
            if (!denies) {
                append(left, word);
            } else if (!parts.isEmpty()) {
                append(left, word.substring(0, start) + String.join(" ", parts) + word.substring(end));
            } else if (start > 0) {
                append(left, word.substring(0, start) + word.substring(end));
            } else if (!left.isEmpty()) {
                // A mark stays where it was: "as it were not, and".
                left.append(word, end, word.length());
            }
        }
        return left.toString();
    }

    private static void append(StringBuilder left, String word) {
        boolean apart = !left.isEmpty() && left.charAt(left.length() - 1) != '(';
        left.append(apart ? " " : "").append(word);
    }
}
