package io.saveplay.event;

import org.jspecify.annotations.Nullable;

/**
 * A reason that the event names, in a code or in words.
 *
 * @param reason the reason's code
 * @param weight the probability that it is a reason indeed, above 0 and below 1
 * @param how where it was read
 * @param words the words or the code that spoke
 */
public record Mention(String reason, double weight, How how, Quote words) {
    private static final int LONGEST_IN_WORDS = 160;

    /** Where a mention was read. */
    public enum How {
        /** The event's {@code reasonCode}. */
        CODE("the reason code"),
        /** A concern that is not resolved. */
        CONCERN("an open concern"),
        /** Words in {@code statedReason}. */
        STATED("the stated reason"),
        /** Words in the salesperson's notes. */
        NOTES("the notes");

        private final String words;

        How(String words) {
            this.words = words;
        }
    }

    public Mention {
        if (!(weight > 0 && weight < 1)) {
            throw new IllegalArgumentException("a weight is above 0 and below 1, not " + weight);
        }
    }

    /** The words or the code that spoke. */
    public String quote() {
        return words.text();
    }

    /** The path of the field that they stand in, such as {@code notes} or {@code concerns[1].text}. */
    public String field() {
        return words.field();
    }

    /** Where they start in the field, in UTF-16 code units; none of a code. */
    public @Nullable Integer start() {
        return words.start();
    }

    /** Where they end in the field, exclusive; none of a code. */
    public @Nullable Integer end() {
        return words.end();
    }

    /** The example sentence that they are most like, where their meaning spoke; none where a phrase or a code did. */
    public @Nullable String example() {
        return words.example();
    }

    /**
     * The weight on the scorecard's scale, on which 20 points double the odds and 40 points are even odds:
     * {@code 40 + 20 * log2(weight / (1 - weight))}, rounded.
     */
    public int points() {
        return (int) Math.round(40 + 20 * Math.log(weight / (1 - weight)) / Math.log(2));
    }

    /** The mention in words, as a receipt shows it; a long quote is shortened. */
    public String because() {
        String says = how.words + " says " + quoted(words.text());
        return words.example() == null ? says : says + ", much the same as " + quoted(words.example());
    }

    private static String quoted(String text) {
        if (text.length() <= LONGEST_IN_WORDS) {
            return "\"" + text + "\"";
        }
        int end = LONGEST_IN_WORDS - 1;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return "\"" + text.substring(0, end).stripTrailing() + "…\"";
    }
}
