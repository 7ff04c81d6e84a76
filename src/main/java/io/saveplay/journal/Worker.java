package io.saveplay.journal;

import java.util.UUID;

/** Works on deliveries, in many threads at a time. */
public interface Worker {

    /**
     * Works on a delivery. It may be worked on more than once: a service that is killed leaves it to another one, which
     * begins anew.
     *
     * @param attempt 1 for the first since it came in or was asked for again
     * @throws InterruptedException when the queue closes meanwhile; it is then begun anew, and this attempt does not
     *     count. Whatever else is thrown has it tried again later
     */
    Result work(UUID delivery, int attempt) throws InterruptedException;
}
