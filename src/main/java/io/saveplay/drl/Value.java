package io.saveplay.drl;

import org.jspecify.annotations.Nullable;

/** What an expression comes to. */
@FunctionalInterface
public interface Value {

    /**
     * The value for some facts.
     *
     * @param own the fact whose constraint this is; none in a conclusion
     * @param others the facts that it names beside that one, in the order of {@link Linked.Test#others()}
     */
    @Nullable
    Object of(@Nullable Object own, Object[] others);
}
