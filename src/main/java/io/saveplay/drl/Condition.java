package io.saveplay.drl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A condition after {@code when}. */
public sealed interface Condition {

    /** Where it stands. */
    Place place();

    /**
     * A fact with constraints that all hold.
     *
     * @param binding the name under which other constraints and the conclusion know the fact, or none
     */
    record Pattern(Place place, @Nullable String binding, String type, List<Constraint> constraints)
            implements Condition {}

    /** There is nothing for which the condition holds. */
    record Not(Place place, Condition condition) implements Condition {}

    /** There is something for which the condition holds, and it does not matter how much. */
    record Exists(Place place, Condition condition) implements Condition {}

    /** All hold. */
    record And(Place place, List<Condition> conditions) implements Condition {}

    /** One holds. */
    record Or(Place place, List<Condition> conditions) implements Condition {}

    /**
     * One constraint of a pattern.
     *
     * @param binding the name under which others know the value, as in {@code $m : meetings}, or none
     */
    record Constraint(Place place, @Nullable String binding, Expression expression) {}

    /** The conditions that it is made of. */
    default List<Condition> parts() {
        if (this instanceof Not not) {
            return List.of(not.condition());
        }
        if (this instanceof Exists exists) {
            return List.of(exists.condition());
        }
        if (this instanceof And and) {
            return and.conditions();
        }
        return this instanceof Or or ? or.conditions() : List.of();
    }
}
