package io.saveplay.bench;

import java.util.concurrent.Callable;

/** Doing something over and over before it counts: a machine that compiles on few cores is warm late. */
final class WarmUp {
    private static final int MOST = 6;
    private static final double FASTER = 1.05;

    private WarmUp() {}

    /**
     * Does it twice at least, and on for as long as it becomes faster, within reason.
     *
     * @param perSecond how fast it was
     */
    static void run(Callable<Double> perSecond) throws Exception {
        double before = 0;
        for (int i = 0; i < MOST; i++) {
            double now = perSecond.call();
            if (i > 0 && now < before * FASTER) {
                return;
            }
            before = now;
        }
    }
}
