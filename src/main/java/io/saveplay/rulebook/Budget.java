package io.saveplay.rulebook;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one evaluation may cost. Looked at between firings and inside each constraint, since rules that join many facts
 * can take their time before the first of them fires.
 */
final class Budget {
    /** Reading the clock costs more than a constraint, so it is read once for many. */
    private static final int STEPS_A_LOOK = 256;

    /** Some hundred bytes each: a deadline alone would let one event fill the memory that all share. */
    private static final int MOST_JOINS = 200_000;

    private static final ThreadLocal<@Nullable Budget> OF_THIS_THREAD = new ThreadLocal<>();

    private final Duration time;
    private final int mostFirings;
    private final long end;
    private int steps;
    private int joins;
    private int firings;

    Budget(Duration time, int mostFirings) {
        this.time = time;
        this.mostFirings = mostFirings;
        this.end = System.nanoTime() + time.toNanos();
    }

    /** Counts for what this thread evaluates until {@link #close}. */
    void open() {
        OF_THIS_THREAD.set(this);
    }

    static void close() {
        OF_THIS_THREAD.remove();
    }

    /** A constraint of so many steps is looked at. */
    static void spend(int steps) {
        Budget budget = OF_THIS_THREAD.get();
        if (budget != null) {
            budget.steps += steps;
            if (budget.steps >= STEPS_A_LOOK) {
                budget.steps = 0;
                budget.checkTime();
            }
        }
    }

    /** One fact joins others in the engine's memory. */
    static void join() {
        Budget budget = OF_THIS_THREAD.get();
        if (budget != null && ++budget.joins > MOST_JOINS) {
            throw new EvaluationException(
                    "the rules put facts together more than " + MOST_JOINS + " times for one event");
        }
        spend(1);
    }

    /** One rule is about to fire. */
    void fire() {
        if (++firings > mostFirings) {
            throw new EvaluationException("the rules fired more than " + mostFirings + " times for one event");
        }
        checkTime();
    }

    private void checkTime() {
        if (System.nanoTime() - end > 0) {
            throw new EvaluationException("the rules took longer than " + time.toMillis() + " ms for one event");
        }
    }
}
