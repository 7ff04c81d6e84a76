package io.saveplay.lint;

import java.util.Set;

/**
 * What a term of a fact may be.
 *
 * @param nothing whether it may be not known
 * @param body its values where it is known
 * @param always whether it is known always
 */
record Possible(boolean nothing, Body body, boolean always) {
    private static final Set<String> TRUTH = Set.of("false", "true");

    /** Whether something holds that holds or does not. */
    static Possible truth(boolean holds) {
        return new Possible(false, truthful(holds), true);
    }

    /** The one truth value. */
    static Body truthful(boolean value) {
        return Among.of(false, Set.of(String.valueOf(value)), TRUTH);
    }

    Possible meet(Possible other) {
        return new Possible(nothing && other.nothing, body.meet(other.body), always || other.always);
    }

    Possible join(Possible other) {
        return new Possible(nothing || other.nothing, body.join(other.body), always || other.always);
    }

    Possible rest() {
        return new Possible(!always && !nothing, body.rest(), always);
    }

    boolean isEmpty() {
        return !nothing && body instanceof Body.None;
    }

    /** Whether it says nothing. */
    boolean isAnything() {
        return (nothing || always) && body instanceof Body.Any;
    }

    boolean within(Possible other) {
        return (!nothing || other.nothing) && body.within(other.body);
    }
}
