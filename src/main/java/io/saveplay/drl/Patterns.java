package io.saveplay.drl;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;

/** The patterns of {@code matches}. Their time grows with the text and no faster; here their size is bounded. */
final class Patterns {
    private static final int MOST_CHARACTERS = 200;
    private static final int MOST_REPEATS = 1000;
    private static final int MOST_STEPS = 1000;
    private static final Pattern COUNT = Pattern.compile("\\{([0-9]+)(?:,([0-9]*))?\\}");

    private Patterns() {}

    /** What is wrong with a pattern; nothing when it can be used. */
    static Optional<String> fault(String text) {
        if (text.length() > MOST_CHARACTERS) {
            return Optional.of("the pattern is longer than " + MOST_CHARACTERS + " characters");
        }
        // Before it is compiled, since counts inside each other multiply and are written out.
        if (repeats(text) > MOST_REPEATS) {
            return Optional.of("the pattern repeats more than " + MOST_REPEATS + " times");
        }
        try {
            return Pattern.compile(text).programSize() > MOST_STEPS
                    ? Optional.of("the pattern is too complex")
                    : Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of("`" + text + "` is not a pattern: " + e.getDescription());
        }
    }

    private static long repeats(String text) {
        long repeats = 1;
        Matcher counts = COUNT.matcher(text);
        while (counts.find()) {
            String most = counts.group(2) == null || counts.group(2).isEmpty() ? counts.group(1) : counts.group(2);
            long count = most.length() > 4 ? MOST_REPEATS + 1 : Math.max(1, Long.parseLong(most));
            repeats = Math.min(repeats * count, MOST_REPEATS + 1);
        }
        return repeats;
    }
}
