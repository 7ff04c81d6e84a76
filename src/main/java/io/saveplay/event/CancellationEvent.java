package io.saveplay.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A client backs out: the one kind of event that comes in, whatever edge it came through.
 *
 * @param id the caller's id of this event
 * @param live whether the salesperson is with the client at this moment
 * @param statedReason what the client gave as the reason, in words
 * @param reasonCode one of our reason codes or a pick-list value that the rules know
 * @param notes the salesperson's notes
 * @param saveAttempts how often a save was tried before
 * @param clearNo whether the client said a clear no
 * @param closingAttempt how many times the close was tried, the present one included
 */
public record CancellationEvent(
        String id,
        Instant occurredAt,
        @Nullable EventKind kind,
        @Nullable Channel channel,
        @Nullable Boolean live,
        @Nullable String statedReason,
        @Nullable String reasonCode,
        @Nullable String notes,
        @Nullable Integer saveAttempts,
        @Nullable Boolean clearNo,
        @Nullable Integer closingAttempt,
        @Nullable List<Concern> concerns,
        Deal deal,
        Client client,
        @Nullable Seller seller) {

    public CancellationEvent {
        concerns = concerns == null ? null : List.copyOf(concerns);
    }

    /** The same event of a client who was contacted this often in the 14 days before. */
    public CancellationEvent withContactsLast14Days(int contacts) {
        return new CancellationEvent(
                id,
                occurredAt,
                kind,
                channel,
                live,
                statedReason,
                reasonCode,
                notes,
                saveAttempts,
                clearNo,
                closingAttempt,
                concerns,
                deal,
                client.withContactsLast14Days(contacts),
                seller);
    }
}
