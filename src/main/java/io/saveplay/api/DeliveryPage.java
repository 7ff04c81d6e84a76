package io.saveplay.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.saveplay.journal.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as it is answered.
 *
 * @param tookMs from when it came in to when it was finished, in milliseconds
 * @param replayable whether what the CRM sent is still there
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeliveryPage(
        UUID id,
        String profile,
        String key,
        Delivery.State state,
        int attempts,
        @Nullable String cause,
        Instant receivedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant dueAt,
        @Nullable Long tookMs,
        @Nullable String dealId,
        @Nullable String clientId,
        @Nullable String transition,
        @Nullable UUID decisionId,
        @Nullable UUID sameAs,
        boolean replayable,
        List<Written> writes) {

    /** Something that is written back. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Written(
            String name,
            Instant startedAt,
            @Nullable Instant doneAt,
            @Nullable String reference) {}

    static DeliveryPage of(Delivery delivery) {
        Instant finished = delivery.finishedAt();
        return new DeliveryPage(
                delivery.id(),
                delivery.profile(),
                delivery.key(),
                delivery.state(),
                delivery.attempts(),
                delivery.cause(),
                delivery.receivedAt(),
                delivery.startedAt(),
                finished,
                delivery.dueAt(),
                finished == null
                        ? null
                        : Duration.between(delivery.receivedAt(), finished).toMillis(),
                delivery.dealId(),
                delivery.clientId(),
                delivery.transition(),
                delivery.decisionId(),
                delivery.sameAs(),
                delivery.hasPayload(),
                delivery.writes().stream()
                        .map(one -> new Written(one.name(), one.startedAt(), one.doneAt(), one.reference()))
                        .toList());
    }
}
