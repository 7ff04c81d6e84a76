package io.saveplay.text;

import java.util.List;
import java.util.stream.Stream;

/**
 * What was read in a text, sentence by sentence.
 *
 * @param passages the sentences that were read, in the order of the text
 * @param unread what was not read and why, in the order of the text
 */
public record Reading(List<Passage> passages, List<Unread> unread) {
    /** Nothing was read, since there was nothing. */
    public static final Reading NOTHING = new Reading(List.of(), List.of());

    /**
     * A sentence and what it says.
     *
     * @param start where it starts in the text, in chars
     * @param end where it ends, exclusive
     */
    public record Passage(int start, int end, List<Finding> findings) {}

    /**
     * A part that was not read.
     *
     * @param start where it starts in the text, in chars
     * @param end where it ends, exclusive
     * @param because why, in words: {@code looks like Swedish}
     */
    public record Unread(int start, int end, String because) {}

    /** Everything that was found, in the order of the text. */
    public Stream<Finding> findings() {
        return passages.stream().flatMap(passage -> passage.findings().stream());
    }
}
