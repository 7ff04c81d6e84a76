package io.saveplay.bench.peers;

import org.jspecify.annotations.Nullable;

/** One of those that are compared. */
interface Peer extends AutoCloseable {

    /**
     * What a round took.
     *
     * @param micros for each decision, by the clock
     * @param cpu processor time for each decision, in µs: of the deciding thread, or of all of a process
     * @param bytes allocated for each decision by the deciding thread; none where that cannot be told
     */
    record Round(double micros, double cpu, @Nullable Long bytes) {}

    /** Its name. */
    String name();

    /** What it does for a decision, in words. */
    String does();

    /** On how many of the events it says something else than we do. */
    int differing();

    /** Decides for so many milliseconds, event after event. */
    Round round(int millis);

    /** The name of the Java by hand that does the same. */
    default String hand() {
        return HandWritten.FIRES;
    }

    /** The name of what of ours does the same, or more. */
    default String ours() {
        return Ours.ENGINE;
    }

    @Override
    default void close() {}
}
