package io.saveplay.event;

/**
 * A reason that the event names, in a code or in words.
 *
 * @param reason the reason's code
 * @param weight the probability that it is a reason indeed, above 0 and below 1
 * @param quote the words or the code that spoke
 * @param how where it was read
 */
public record Mention(String reason, double weight, String quote, How how) {

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

    /**
     * The weight on the scorecard's scale, on which 20 points double the odds and 40 points are even odds:
     * {@code 40 + 20 * log2(weight / (1 - weight))}, rounded.
     */
    public int points() {
        return (int) Math.round(40 + 20 * Math.log(weight / (1 - weight)) / Math.log(2));
    }

    /** The mention in words, as a receipt shows it. */
    public String because() {
        return how.words + " says \"" + quote + "\"";
    }
}
