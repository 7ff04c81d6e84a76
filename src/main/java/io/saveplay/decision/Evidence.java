package io.saveplay.decision;

import io.saveplay.event.Mention;
import io.saveplay.event.Quote;
import org.jspecify.annotations.Nullable;

/**
 * Layer 2: something speaks for or against a reason.
 *
 * @param reason a code of the taxonomy
 * @param points on the scorecard's scale; 20 more double the odds that the reason holds
 * @param because what was seen, in words
 * @param quote the words of the event that speak; none where something else does
 */
public record Evidence(
        String reason, int points, String because, @Nullable Quote quote) {

    /** Evidence that is no words of the event. */
    public Evidence(String reason, int points, String because) {
        this(reason, points, because, null);
    }

    /** Words of the event, which speak for a reason by their weight and are quoted. */
    public Evidence(String reason, Mention mention) {
        this(reason, mention.points(), mention.because(), mention.words());
    }
}
