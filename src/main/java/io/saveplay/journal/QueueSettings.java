package io.saveplay.journal;

import java.time.Duration;

/**
 * How a replica works on deliveries.
 *
 * @param threads how many are worked on at a time
 * @param poll how often it is looked for what is due; what comes in at this replica is seen at once
 * @param heartbeat how often a replica notes that it is at work; after four missing ones its work is taken over
 * @param toFinish how long work that is under way may take when the queue closes, before it is interrupted
 * @param backoff how long to wait after work that broke off unforeseen
 */
public record QueueSettings(int threads, Duration poll, Duration heartbeat, Duration toFinish, Backoff backoff) {
    /** For a service with the usual load. */
    public static final QueueSettings DEFAULT =
            new QueueSettings(4, Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(2), Backoff.DEFAULT);
}
