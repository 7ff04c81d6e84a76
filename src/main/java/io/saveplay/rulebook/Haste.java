package io.saveplay.rulebook;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Has the rules give up sooner than their ruleset says, on a thread that others wait for. Whoever asks for it does the same
 * again elsewhere.
 */
public final class Haste {
    private static final ThreadLocal<@Nullable Long> END = new ThreadLocal<>();

    private Haste() {}

    /**
     * Does some work in which the rules, all evaluations of it together, have so much time.
     *
     * @throws EvaluationException when they took longer, and whenever they fail
     */
    public static <T> T within(Duration most, Supplier<T> work) {
        END.set(System.nanoTime() + most.toNanos());
        try {
            return work.get();
        } finally {
            END.remove();
        }
    }

    /** The earlier of this end and of the one that this thread has, both as {@link System#nanoTime} counts. */
    static long end(long end) {
        Long earlier = END.get();
        return earlier == null || earlier - end > 0 ? end : earlier;
    }
}
