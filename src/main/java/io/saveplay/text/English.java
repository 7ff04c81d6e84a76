package io.saveplay.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The words that English is known by; see {@code english.txt} for which these are. */
final class English {
    private static final Set<String> WORDS = load();
    private static final List<String> ENDINGS = List.of("'s", "s", "es", "ed", "d", "ing", "ly", "er");
    private static final int SHORTEST_STEM = 3;

    private English() {}

    /** Whether a word in lower case is English, in any inflection, and in no other language likewise. */
    static boolean knows(String word) {
        if (WORDS.contains(word)) {
            return true;
        }
        for (String ending : ENDINGS) {
            int length = word.length() - ending.length();
            if (length >= SHORTEST_STEM && word.endsWith(ending)) {
                String stem = word.substring(0, length);
                boolean doubled = stem.charAt(length - 1) == stem.charAt(length - 2);
                if (WORDS.contains(stem)
                        || (ending.length() > 1 && WORDS.contains(stem + "e"))
                        || (doubled && ending.length() > 1 && WORDS.contains(stem.substring(0, length - 1)))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The words of a text in lower case: letters, with apostrophes between them. */
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            boolean apostrophe = (c == '\'' || c == '\u2019')
                    && !word.isEmpty()
                    && i + 1 < text.length()
                    && Character.isLetter(text.charAt(i + 1));
            if (apostrophe) {
                word.append('\'');
            } else if (isPart(c)) {
                word.append(Character.toLowerCase(c));
            } else if (c != Page.JOINT && !word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        return words;
    }

    private static boolean isPart(char c) {
        if (c < '\u0080') {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        }
        int type = Character.getType(c);
        return Character.isLetter(c)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || Character.isSurrogate(c);
    }

    private static Set<String> load() {
        Set<String> words = new HashSet<>();
        InputStream file = Objects.requireNonNull(English.class.getResourceAsStream("english.txt"), "english.txt");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .forEach(line -> words.addAll(List.of(line.strip().split("\\s+"))));
        } catch (IOException e) {
            throw new UncheckedIOException("english.txt cannot be read", e);
        }
        return Set.copyOf(words);
    }
}
