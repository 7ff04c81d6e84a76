package io.saveplay.api;

import io.saveplay.rulebook.Decider;
import io.saveplay.rulebook.Ruleset;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much work decisions took of late, apart for those with a search for missing facts and those without. Safe for many
 * threads; what two of them tell at once may count once.
 */
final class Pace {
    /** How long the rules may hold a thread that many wait for, whatever they took before. */
    static final Duration MOST = Duration.ofMillis(5);

    /** How much of the processor's time they may take on average, in nanoseconds. */
    private static final long QUICK = 2_000_000;

    /** One that stood still for a second is no worse than one that took so long, in nanoseconds. */
    private static final long LONGEST = 16 * QUICK;

    private static final int TO_BE_KNOWN = 20;
    private static final int WEIGHT = 8;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final boolean COUNTED =
            THREADS.isCurrentThreadCpuTimeSupported() && THREADS.isThreadCpuTimeEnabled();

    private volatile @Nullable Course plain;
    private volatile @Nullable Course asking;

    /**
     * Decisions so far.
     *
     * @param version of the ruleset that made them
     * @param average in nanoseconds; of each new one an eighth
     */
    private record Course(String version, int count, long average) {}

    /**
     * How much this thread has worked so far, in nanoseconds. Time alone would not do: where many workers share few
     * processors each takes long, and what is quick would stay with them for good.
     */
    static long worked() {
        return COUNTED ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
    }

    /** Whether decisions of this ruleset are known to be quick. */
    boolean isQuick(Ruleset ruleset, Decider.Wish wish) {
        Course course = wish.askFirst() ? asking : plain;
        return course != null
                && course.version().equals(ruleset.wholeVersion())
                && course.count() >= TO_BE_KNOWN
                && course.average() <= QUICK;
    }

    /** One more decision took so many nanoseconds, as {@link #worked} counts them. */
    void took(Ruleset ruleset, Decider.Wish wish, long nanos) {
        Course before = wish.askFirst() ? asking : plain;
        long one = Math.min(nanos, LONGEST);
        String version = ruleset.wholeVersion();
        Course after = before == null || !before.version().equals(version)
                ? new Course(version, 1, one)
                : new Course(
                        version,
                        Math.min(before.count() + 1, TO_BE_KNOWN),
                        before.average() + (one - before.average()) / WEIGHT);
        if (wish.askFirst()) {
            asking = after;
        } else {
            plain = after;
        }
    }
}
