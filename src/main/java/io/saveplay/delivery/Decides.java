package io.saveplay.delivery;

import io.saveplay.event.CancellationEvent;
import io.saveplay.rulebook.Ruleset;
import org.jspecify.annotations.Nullable;

/** Decides events, as every edge does. */
public interface Decides {

    /**
     * Decides an event and keeps the decision; one that was decided before gets the decision of that time, whatever else
     * is said of it now.
     *
     * @param erasure the latest erasure of any client's words when the event came in; none where it came in just now
     * @return the decision as the contract has it, in JSON
     * @throws io.saveplay.journal.JournalException when it cannot be kept at the moment
     * @throws io.saveplay.rulebook.EvaluationException when the rules do not come to an end
     */
    byte[] once(Ruleset ruleset, CancellationEvent event, @Nullable Long erasure) throws InterruptedException;

    /** Decides an event and keeps nothing. */
    byte[] dry(Ruleset ruleset, CancellationEvent event) throws InterruptedException;
}
