package io.saveplay.journal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event that a webhook brought, and how far the work on it has come.
 *
 * @param attempts how often work on it was begun since it came in or was last asked for again
 * @param cause why it is not done, or not yet; nothing of the event is in it
 * @param startedAt of the latest attempt
 * @param finishedAt none while it waits
 * @param dueAt when it is worked on next, at the earliest; none once it is finished
 * @param transition the change of a deal that it tells of
 * @param decisionId the decision that it led to
 * @param sameAs the delivery that decides its transition, where that is another one
 * @param erasure the latest erasure of any client's words when it came in, as {@link Journal.Known} has it; a decision
 *     on it goes by this number and not by a later one
 * @param hasPayload whether what the CRM sent is still there
 * @param writes what was written back, by name
 */
public record Delivery(
        UUID id,
        String profile,
        String key,
        Instant receivedAt,
        State state,
        int attempts,
        @Nullable String cause,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant dueAt,
        @Nullable String dealId,
        @Nullable String clientId,
        @Nullable String transition,
        @Nullable UUID decisionId,
        @Nullable UUID sameAs,
        long erasure,
        boolean hasPayload,
        List<Written> writes) {

    /** How far the work on a delivery has come. */
    public enum State {
        /** It is to be worked on, now or later. */
        WAITING,
        /** All is done that it asked for. */
        DONE,
        /** It asks for nothing. */
        IGNORED,
        /** Another delivery tells of the same change of the same deal, and is worked on in its place. */
        SAME,
        /** It was given up, or never understood. */
        FAILED
    }

    /**
     * Something that is written back.
     *
     * @param doneAt none where it is under way, or nobody knows what came of it
     * @param reference the CRM's own id of what was written
     */
    public record Written(
            String name,
            Instant startedAt,
            @Nullable Instant doneAt,
            @Nullable String reference) {}
}
