package io.saveplay.drl;

/**
 * A place in a rule file.
 *
 * @param line from 1
 * @param column from 1
 * @param start offset of the first character
 * @param end offset after the last one
 */
public record Place(int line, int column, int start, int end) {

    /** From the start of this place to the end of another. */
    public Place to(Place last) {
        return new Place(line, column, start, Math.max(end, last.end));
    }

    /** The text at this place. */
    public String of(String text) {
        return text.substring(Math.min(start, text.length()), Math.min(end, text.length()));
    }
}
