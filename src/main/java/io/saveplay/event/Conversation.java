package io.saveplay.event;

import org.jspecify.annotations.Nullable;

/**
 * How the client backed out and what was said and tried so far, as rules see it.
 *
 * @param spoken whether the client said anything of their own: a reason in words, or a concern
 */
public record Conversation(
        @Nullable EventKind kind,
        @Nullable Channel channel,
        @Nullable Boolean live,
        @Nullable Integer saveAttempts,
        @Nullable Boolean clearNo,
        @Nullable Integer closingAttempt,
        boolean spoken) {

    /** The conversation that an event tells of. */
    static Conversation of(CancellationEvent event) {
        boolean spoken = event.statedReason() != null
                || (event.concerns() != null && !event.concerns().isEmpty());
        return new Conversation(
                event.kind(),
                event.channel(),
                event.live(),
                event.saveAttempts(),
                event.clearNo(),
                event.closingAttempt(),
                spoken);
    }
}
