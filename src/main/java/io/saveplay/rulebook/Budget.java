package io.saveplay.rulebook;

import java.time.Duration;

/**
 * What one evaluation may cost. Looked at with each firing and inside each constraint, since rules that join many facts
 * can take their time before the first of them fires.
 */
final class Budget {
    /** Reading the clock costs more than a constraint, so it is read once for many. */
    private static final int STEPS_A_LOOK = 256;

    private static final int STEPS_OF_A_FIRING = 16;

    private final Duration time;
    private final int mostFirings;
    private final long end;
    private int steps;
    private int firings;

    private Budget(Duration time, int mostFirings) {
        this.time = time;
        this.mostFirings = mostFirings;
        this.end = Haste.end(System.nanoTime() + time.toNanos());
    }

    /** What an evaluation by a ruleset may cost, from now on. */
    static Budget of(Ruleset ruleset) {
        return new Budget(
                ruleset.settings().limits().deadline(),
                ruleset.settings().limits().firings());
    }

    /** So many steps are about to be taken. */
    void spend(int more) {
        steps += more;
        if (steps >= STEPS_A_LOOK) {
            steps = 0;
            checkTime();
        }
    }

    /** One rule is about to fire. */
    void fire() {
        if (++firings > mostFirings) {
            throw new EvaluationException("the rules fired more than " + mostFirings + " times for one event");
        }
        spend(STEPS_OF_A_FIRING);
    }

    private void checkTime() {
        if (System.nanoTime() - end > 0) {
            throw new EvaluationException("the rules took longer than " + time.toMillis() + " ms for one event");
        }
    }
}
