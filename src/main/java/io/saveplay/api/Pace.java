package io.saveplay.api;

import io.saveplay.rulebook.Decider;
import io.saveplay.rulebook.Haste;
import io.saveplay.rulebook.Ruleset;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.function.Supplier;
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

    /**
     * How many more decisions are counted by their work after one that took long. To ask the system for that takes half a
     * microsecond, six times a decision, and where more threads than processors are at work some decision takes long all
     * the time. Two, so that where every third takes long all are soon counted so.
     */
    private static final int MORE_DOUBT = 2;

    private static final int MOST_DOUBT = 20;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final boolean COUNTED =
            THREADS.isCurrentThreadCpuTimeSupported() && THREADS.isThreadCpuTimeEnabled();

    /** How many decisions are still to be counted by their work. */
    private volatile int doubt = MOST_DOUBT;

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
     * The work on a decision that is about to be made.
     *
     * @param telling whether it tells how long such decisions take; one that has more to wait for than the rules does not
     */
    Work work(Ruleset ruleset, Decider.Wish wish, boolean telling) {
        return new Work(ruleset, wish, telling);
    }

    /**
     * The work on one decision, in one piece or in several. Nothing works longer than it takes, and to read the time is
     * cheap. Where one took long, time alone would not do: many workers share few processors, each takes long, and what is
     * quick would stay with them for good. So the next ones are counted by what the thread worked. For one thread at a time.
     */
    final class Work {
        private final Ruleset ruleset;
        private final Decider.Wish wish;
        private final boolean telling;
        private final boolean doubtful = doubt > 0;
        private long time;
        private long worked;

        private Work(Ruleset ruleset, Decider.Wish wish, boolean telling) {
            this.ruleset = ruleset;
            this.wish = wish;
            this.telling = telling;
        }

        /** Does a piece of the work. */
        <T> T piece(Supplier<T> piece) {
            long workedBefore = doubtful ? worked() : 0;
            long start = System.nanoTime();
            T made = piece.get();
            time += System.nanoTime() - start;
            worked += doubtful ? worked() - workedBefore : 0;
            return made;
        }

        /**
         * Does a piece of the work in what is left of {@link #MOST}.
         *
         * @throws io.saveplay.rulebook.EvaluationException when the rules take longer
         */
        <T> T pieceInHaste(Supplier<T> piece) {
            return piece(() -> Haste.within(MOST.minusNanos(time), piece));
        }

        /** All pieces are done. */
        void done() {
            if (!telling) {
                return;
            }
            // As it is now: of those that take their steps together all have begun before the first is done.
            int doubtNow = doubt;
            doubt = time > QUICK ? Math.min(doubtNow + MORE_DOUBT, MOST_DOUBT) : Math.max(doubtNow - 1, 0);
            if (doubtful) {
                took(ruleset, wish, worked);
            } else if (time <= QUICK) {
                took(ruleset, wish, time);
            }
        }

        /** No more is done of it, since it takes too long for a thread that others wait for. */
        void gaveUp() {
            took(ruleset, wish, MOST.toNanos());
        }
    }

    /** How much this thread has worked so far, in nanoseconds. */
    private static long worked() {
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

    /** One more decision took so many nanoseconds. */
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
