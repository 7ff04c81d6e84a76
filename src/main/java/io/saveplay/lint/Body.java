package io.saveplay.lint;

import java.util.List;

/** Which values a term may have, apart from whether it may be not known. */
sealed interface Body permits Body.Any, Body.None, Among, Spans {

    /** Every value. */
    record Any() implements Body {}

    /** No value. */
    record None() implements Body {}

    /** The values that are in both. */
    default Body meet(Body other) {
        if (this instanceof None || other instanceof Any) {
            return this;
        }
        if (other instanceof None || this instanceof Any) {
            return other;
        }
        if (this instanceof Among a && other instanceof Among b) {
            return a.and(b);
        }
        // Values of two kinds are never compared with one term; if they were, this would say too little, not too much.
        return this instanceof Spans a && other instanceof Spans b ? a.and(b) : this;
    }

    /** The values that are not in this. */
    default Body rest() {
        if (this instanceof Any) {
            return new None();
        }
        if (this instanceof Among among) {
            return among.others();
        }
        return this instanceof Spans spans ? spans.others() : new Any();
    }

    /** The values that are in one of both. */
    default Body join(Body other) {
        return rest().meet(other.rest()).rest();
    }

    /** Whether the other has all values of this. */
    default boolean within(Body other) {
        return meet(other.rest()) instanceof None;
    }

    /** The inner gaps, when these are numbers. */
    default List<Span> gaps() {
        return this instanceof Spans spans ? spans.between() : List.of();
    }
}
