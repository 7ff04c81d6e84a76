package io.saveplay.drl;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A field of the fact whose constraint it stands in.
 *
 * @param reader what reads it
 */
record OwnField(Function<Object, @Nullable Object> reader) implements Value {
    @Override
    public @Nullable Object of(@Nullable Object own, Object[] others) {
        return own == null ? null : reader.apply(own);
    }
}
