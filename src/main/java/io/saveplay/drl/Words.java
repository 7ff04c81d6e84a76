package io.saveplay.drl;

import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;

/** The words of messages to analysts. */
public final class Words {
    private static final int FARTHEST = 3;

    private Words() {}

    /** Names as {@code `a`, `b`}. */
    public static String list(Stream<String> names) {
        return names.map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    /** A proposal for a misspelt name, or none when nothing is near. */
    public static @Nullable String nearest(String word, Collection<String> known) {
        // Half of the letters and more is another word.
        LevenshteinDistance distance = new LevenshteinDistance(Math.min(FARTHEST, Math.max(1, word.length() / 2)));
        return known.stream()
                .filter(name -> distance.apply(word, name) >= 0)
                .min(Comparator.comparingInt((String name) -> distance.apply(word, name))
                        .thenComparing(Comparator.naturalOrder()))
                .map(name -> "did you mean `" + name + "`?")
                .orElse(null);
    }

    /** A message of the rule parser without its error number and its Java names. */
    public static String syntax(String message) {
        return message.replaceFirst("^\\[ERR \\d+\\]\\s*", "")
                .replaceFirst("^Line \\d+:\\d+\\s*", "")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
