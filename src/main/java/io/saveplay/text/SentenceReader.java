package io.saveplay.text;

import io.saveplay.text.Sentences.Sentence;
import java.util.List;
import java.util.Set;

/** Finds reasons in sentences. Implementations are immutable and safe for use by many threads. */
interface SentenceReader {
    /**
     * What each sentence says, as many as there are sentences.
     *
     * @param text the whole text, in whose chars the findings' places are given; where markup and the like was, it has
     *     blanks, and soft hyphens inside of words
     * @param sentences of that text, in its order
     */
    List<Said> read(String text, List<Sentence> sentences);

    /**
     * What a sentence says.
     *
     * @param findings the reasons that it names, in its order
     * @param denied the families of which it says that they are not the reason
     */
    record Said(List<Finding> findings, Set<String> denied) {
        static final Said NOTHING = new Said(List.of(), Set.of());
    }
}
