package io.saveplay.text;

import java.util.List;

/** Finds reasons in one sentence. Implementations are immutable and safe for use by many threads. */
public interface SentenceReader {
    /**
     * What the sentence says, in its order.
     *
     * @param text the whole text, in whose chars the findings' places are given; where markup and the like was, it has
     *     blanks, and soft hyphens inside of words
     * @param start where the sentence starts
     * @param end where it ends, exclusive
     */
    List<Finding> read(String text, int start, int end);
}
