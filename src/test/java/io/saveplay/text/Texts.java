package io.saveplay.text;

import io.saveplay.text.Reading.Passage;
import io.saveplay.text.Reading.Unread;
import io.saveplay.text.Sentences.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;

/** Texts for tests of this room, and readings of them as words. */
final class Texts {
    /** Reads nothing in anything. */
    static final TextReader NOTHING_FOUND = finding((text, sentence) -> List.of());

    /** A reader that finds in each sentence what a function does. */
    static TextReader finding(BiFunction<String, Sentence, List<Finding>> found) {
        return finding(found, System::nanoTime);
    }

    static TextReader finding(BiFunction<String, Sentence, List<Finding>> found, LongSupplier nanos) {
        return new TextReader(
                (text, sentences) -> sentences.stream()
                        .map(sentence -> new SentenceReader.Said(found.apply(text, sentence), Set.of()))
                        .toList(),
                nanos);
    }

    private Texts() {}

    /** A file beside the tests. */
    static String file(String name) {
        try (InputStream file = Objects.requireNonNull(Texts.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    /** Texts that are mails, notes and markup, with what is expected of each. */
    static List<Map.Entry<String, List<String>>> parts() {
        List<Map.Entry<String, List<String>>> parts = new ArrayList<>();
        for (String block : file("parts.txt").stripTrailing().split("\n=====\n", -1)) {
            String[] halves = block.split("\n-----EXPECTED\n", -1);
            parts.add(Map.entry(halves[0], List.of(halves[1].split("\n", -1))));
        }
        return parts;
    }

    /** The rows of the file of languages: a language in English, and a text. */
    static List<String[]> languages() {
        return file("languages.tsv").lines().map(line -> line.split("\t", -1)).toList();
    }

    /** What was read of a text ({@code + words}) and what was not ({@code - why}), in its order. */
    static List<String> said(String text, Reading reading) {
        String left = Newest.of(text).text();
        List<Map.Entry<Integer, String>> said = new ArrayList<>();
        for (Passage passage : reading.passages()) {
            String words = left.substring(passage.start(), passage.end()).replace("\u00AD", "");
            said.add(Map.entry(passage.start(), "+ " + words.replaceAll("\\s+", " ")));
        }
        for (Unread part : reading.unread()) {
            said.add(Map.entry(part.start(), "- " + part.because()));
        }
        said.sort(Comparator.comparingInt(Map.Entry::getKey));
        return said.stream().map(Map.Entry::getValue).toList();
    }
}
