package io.saveplay.journal;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.time.Instant;
import java.util.UUID;

/**
 * One event that a webhook brought and that is to be worked on.
 *
 * @param id UUID version 7 of the moment it came in
 * @param profile of the CRM that sent it
 * @param key by which the same event is known when it is sent again; of one longer than 500 characters its SHA-256 is
 *     kept
 * @param due when it is to be worked on, at the earliest
 * @param payload JSON of this one event, with whatever of the webhook it takes to understand it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Arrival(UUID id, String profile, String key, Instant receivedAt, Instant due, byte[] payload) {
    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    /** The same with an id of its own. */
    public static Arrival of(String profile, String key, Instant receivedAt, Instant due, byte[] payload) {
        return new Arrival(IDS.construct(receivedAt.toEpochMilli()), profile, key, receivedAt, due, payload);
    }
}
