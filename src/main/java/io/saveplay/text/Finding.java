package io.saveplay.text;

import org.jspecify.annotations.Nullable;

/**
 * Words of a text that speak for a reason.
 *
 * @param reason the reason's code
 * @param weight the probability that it is a reason indeed, above 0 and below 1
 * @param quote the words as the text has them
 * @param start where they start in the text, in chars
 * @param end where they end, exclusive
 * @param example the example sentence that they are most like, where their meaning spoke; none where a phrase did
 */
public record Finding(
        String reason,
        double weight,
        String quote,
        int start,
        int end,
        @Nullable String example) {}
