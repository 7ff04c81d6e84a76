package io.saveplay.text;

/**
 * A row of {@code rules/phrases.csv}: words that speak for a reason.
 *
 * @param phrase one or more words in any inflection; a word written {@code *} stands for exactly one arbitrary word
 * @param reason the reason's code
 * @param weight the probability that a client who says this backs out for this reason, above 0 and below 1
 */
public record Phrase(String phrase, String reason, double weight) {

    /**
     * Checks the row.
     *
     * @throws IllegalArgumentException if phrase or reason is blank, or the weight is out of range
     */
    public Phrase {
        if (phrase.isBlank() || reason.isBlank()) {
            throw new IllegalArgumentException(
                    "a phrase and its reason are not blank: `" + phrase + "`, `" + reason + "`");
        }
        if (!(weight > 0 && weight < 1)) {
            throw new IllegalArgumentException("the weight of `" + phrase + "` is above 0 and below 1, not " + weight);
        }
    }
}
