package io.saveplay.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The words by which a signature or a quoted message is known; {@code mail.txt} has them, in sections. */
final class MailWords {
    private static final Map<String, Set<String>> SECTIONS = load();

    private MailWords() {}

    /** The entries of a section. */
    static Set<String> of(String section) {
        return Objects.requireNonNull(SECTIONS.get(section), section);
    }

    private static Map<String, Set<String>> load() {
        Map<String, Set<String>> sections = new LinkedHashMap<>();
        try (InputStream file = Objects.requireNonNull(MailWords.class.getResourceAsStream("mail.txt"), "mail.txt")) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            Set<String> section = new LinkedHashSet<>();
            for (String line : text.lines().toList()) {
                if (line.startsWith("[")) {
                    section = sections.computeIfAbsent(
                            line.substring(1, line.indexOf(']')), name -> new LinkedHashSet<>());
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    // Quotes hold the blank at an end.
                    section.add(line.replace("\"", ""));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("mail.txt cannot be read", e);
        }
        return sections;
    }
}
