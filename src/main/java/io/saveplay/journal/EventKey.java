package io.saveplay.journal;

import io.saveplay.event.CancellationEvent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** By what an event is known again when it is sent twice, and what it said. */
public final class EventKey {
    private final String value;
    private final byte[] content;

    private EventKey(String value, byte[] content) {
        this.value = value;
        this.content = content;
    }

    /**
     * The key of an event.
     *
     * @param idempotencyKey the key that the caller chose; the event's id counts where there is none
     */
    public static EventKey of(CancellationEvent event, @Nullable String idempotencyKey) {
        return new EventKey(
                idempotencyKey == null ? "event:" + event.id() : "key:" + idempotencyKey, EventJson.digest(event));
    }

    String value() {
        return value;
    }

    byte[] content() {
        return content;
    }

    /** Whether a kept event said the same. */
    boolean saysTheSameAs(byte[] other) {
        return Arrays.equals(content, other);
    }
}
