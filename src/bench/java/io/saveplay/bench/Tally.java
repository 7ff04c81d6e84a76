package io.saveplay.bench;

import org.HdrHistogram.Histogram;

/**
 * What a run of load gave.
 *
 * @param answered how many requests were answered with success
 * @param errors how many were not
 * @param error the status of the last of those; zero where there is none
 * @param seconds how long the run took, until the last answer
 * @param nanos how long answers took
 * @param serviceMicros the processor time of the service, in all
 * @param databaseMicros the processor time of its database
 * @param loadMicros the processor time of whoever made the load
 */
record Tally(
        long answered,
        long errors,
        int error,
        double seconds,
        Histogram nanos,
        double serviceMicros,
        double databaseMicros,
        double loadMicros) {

    double perSecond() {
        return answered / seconds;
    }

    double serviceMicrosEach() {
        return serviceMicros / answered;
    }

    double databaseMicrosEach() {
        return databaseMicros / answered;
    }

    /** Processor time of the service, its database and the load together. */
    double allMicros() {
        return serviceMicros + databaseMicros + loadMicros;
    }

    double loadMicrosEach() {
        return loadMicros / answered;
    }

    /** How long the slowest but so many percent took at most, in milliseconds. */
    double millis(double percentile) {
        return nanos.getValueAtPercentile(percentile) / 1e6;
    }

    /** Both runs as if they were one. */
    Tally and(Tally other) {
        Histogram both = nanos.copy();
        both.add(other.nanos);
        return new Tally(
                answered + other.answered,
                errors + other.errors,
                Math.max(error, other.error),
                seconds + other.seconds,
                both,
                serviceMicros + other.serviceMicros,
                databaseMicros + other.databaseMicros,
                loadMicros + other.loadMicros);
    }
}
