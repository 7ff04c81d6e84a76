package io.saveplay.text;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a text sentence by sentence. Immutable and safe for use by many threads. */
public final class TextReader implements Texts {
    private final SentenceReader phrases;

    /** A reader by these phrases. */
    public TextReader(SentenceReader phrases) {
        this.phrases = phrases;
    }

    @Override
    public Reading read(String text) {
        return readAnew(text);
    }

    /** The same, with no regard to what was read before: for whoever measures what reading costs. */
    public Reading readAnew(String text) {
        if (text.isBlank()) {
            return Reading.NOTHING;
        }
        return new Reading(
                List.of(new Reading.Passage(0, text.length(), phrases.read(text, 0, text.length()))), List.of());
    }

    @Override
    public List<Finding> candidates(String text) {
        Map<String, Finding> byReason = new LinkedHashMap<>();
        read(text)
                .findings()
                .forEach(found -> byReason.merge(found.reason(), found, (a, b) -> b.weight() > a.weight() ? b : a));
        return byReason.values().stream()
                .sorted(Comparator.comparingDouble(Finding::weight).reversed())
                .toList();
    }
}
