package io.saveplay.rulebook;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A part of a rules folder that is read once it is asked for, and then never again. Safe for use by many threads. */
final class Later<T> implements Supplier<T> {
    private final Supplier<T> reading;
    private @Nullable T read;

    Later(Supplier<T> reading) {
        this.reading = reading;
    }

    @Override
    public synchronized T get() {
        T known = read;
        if (known == null) {
            known = reading.get();
            read = known;
        }
        return known;
    }
}
