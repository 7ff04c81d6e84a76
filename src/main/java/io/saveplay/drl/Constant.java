package io.saveplay.drl;

import org.jspecify.annotations.Nullable;

/** A value that is the same for all facts. */
record Constant(@Nullable Object value) implements Value {
    @Override
    public @Nullable Object of(@Nullable Object own, Object[] others) {
        return value;
    }
}
