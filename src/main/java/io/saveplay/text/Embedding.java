package io.saveplay.text;

/**
 * Turns sentences into vectors of one length, such that sentences of like meaning lie close to each other.
 * Implementations are safe for use by many threads.
 */
public interface Embedding {
    /** Which model this is; vectors of different models are not comparable. */
    String id();

    /** How many numbers a vector has. */
    int size();

    /**
     * The vector of a sentence. Its length is 1.
     *
     * @param sentence in lower case, words parted by single blanks
     */
    float[] of(String sentence);
}
