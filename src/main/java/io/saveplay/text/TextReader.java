package io.saveplay.text;

import java.util.List;

/** Reads a text sentence by sentence. Immutable and safe for use by many threads. */
public final class TextReader {
    private final SentenceReader phrases;

    /** A reader by these phrases. */
    public TextReader(SentenceReader phrases) {
        this.phrases = phrases;
    }

    /** What a text says. */
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
}
