package io.saveplay.bench;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.HdrHistogram.Histogram;

/** A run of load over some lanes. All of it happens on one thread, the one that the lanes have. */
abstract class Run {
    /** Whoever waits longer than this waits for nothing. */
    private static final long LONGEST = Duration.ofMinutes(1).toNanos();

    final List<Lane> lanes;
    private final Requests requests;
    private final Histogram nanos = new Histogram(LONGEST, 3);
    private final CompletableFuture<Run> done = new CompletableFuture<>();
    private long answered;
    private long errors;
    private int error;

    Run(List<Lane> lanes, Requests requests) {
        this.lanes = lanes;
        this.requests = requests;
    }

    /** Begins to send. */
    abstract void begin();

    /** A lane is free, since its request was answered. */
    abstract void free(Lane lane);

    final void send(Lane lane, long meant) {
        lane.send(requests.next(), meant);
    }

    final void answered(Lane lane, long took, int status) {
        nanos.recordValue(Math.min(took, LONGEST));
        if (status / 100 == 2) {
            answered++;
        } else {
            errors++;
            error = status;
        }
        free(lane);
    }

    final void finish() {
        done.complete(this);
    }

    final void fail(Throwable cause) {
        done.completeExceptionally(cause);
    }

    final CompletableFuture<Run> done() {
        return done;
    }

    /** What came of it, without the processor times. */
    final Tally tally(double seconds) {
        return new Tally(answered, errors, error, seconds, nanos, 0, 0, 0);
    }
}
