package io.saveplay.journal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/**
 * A range of time in the pieces in which it is counted: hours that are counted already, and before and after them
 * decisions that are counted now, by their ids. Nothing is in two pieces.
 *
 * @param firstHour of those that are counted already
 * @param endHour the hour after the last of them
 * @param head the first id of what is counted now before them
 * @param headEnd the first id after that
 * @param tail the first id of what is counted now after them
 * @param tailEnd the first id after that
 */
record Pieces(Instant firstHour, Instant endHour, UUID head, UUID headEnd, UUID tail, UUID tailEnd) {

    /**
     * The pieces of a range.
     *
     * @param counted the first id that is not counted yet; all that is counted of its hour is below it
     */
    static Pieces of(Period period, UUID counted) {
        UUID from = DecisionFilter.lowestIdAt(period.from());
        UUID to = DecisionFilter.lowestIdAt(period.to());
        Instant firstHour = up(period.from());
        UUID first = DecisionFilter.lowestIdAt(firstHour);
        if (compare(counted, first) <= 0 || firstHour.isAfter(period.to())) {
            return new Pieces(firstHour, firstHour, from, to, to, to);
        }
        if (compare(counted, to) < 0) {
            // What is counted of the last hours ends within the range, in the middle of an hour perhaps.
            return new Pieces(firstHour, period.to(), from, first, counted, to);
        }
        Instant endHour = period.to().truncatedTo(ChronoUnit.HOURS);
        return new Pieces(firstHour, endHour, from, first, DecisionFilter.lowestIdAt(endHour), to);
    }

    /** The pieces of a range of which everything is counted as it comes. */
    static Pieces ofCounted(Period period) {
        return of(period, new UUID(-1, -1));
    }

    /** What is bound to the names in {@link Tally#reading}. */
    Map<String, Object> values() {
        return Map.of(
                "firstHour", firstHour,
                "endHour", endHour,
                "head", head,
                "headEnd", headEnd,
                "tail", tail,
                "tailEnd", tailEnd);
    }

    /** As the database compares ids; Java takes their halves for numbers with a sign. */
    static int compare(UUID one, UUID other) {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }

    private static Instant up(Instant moment) {
        Instant hour = moment.truncatedTo(ChronoUnit.HOURS);
        return hour.equals(moment) ? hour : hour.plus(1, ChronoUnit.HOURS);
    }
}
