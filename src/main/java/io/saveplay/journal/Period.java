package io.saveplay.journal;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A range of time, in whole milliseconds, which is what ids of decisions hold.
 *
 * @param from what happened at this moment or later
 * @param to and before this one; not before {@code from}
 */
public record Period(Instant from, Instant to) {
    private static final Duration USUAL = Duration.ofDays(90);

    /** No decision is older; and later ones than the last no id and no database can hold. */
    private static final Instant FIRST = Instant.EPOCH;

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    public Period {
        from = whole(from);
        to = whole(to);
        if (from.isAfter(to)) {
            throw new IllegalArgumentException("a range begins before it ends, not at " + from + " until " + to);
        }
    }

    /** When a range begins that is to end at a moment and is given no beginning: 90 days before, on the hour. */
    public static Instant usualStart(Instant to) {
        // Whole hours are counted already.
        return whole(to).minus(USUAL).truncatedTo(ChronoUnit.HOURS);
    }

    private static Instant whole(Instant moment) {
        return moment.isBefore(FIRST) ? FIRST : moment.isAfter(LAST) ? LAST : moment.truncatedTo(ChronoUnit.MILLIS);
    }
}
