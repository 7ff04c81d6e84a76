package io.saveplay.journal;

import java.util.UUID;

/**
 * A decision that is kept.
 *
 * @param answer the JSON that was answered, byte for byte; without its words once they are gone
 * @param sameContent whether the event that it is compared with said the same; true where none is
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Kept(UUID id, byte[] answer, boolean sameContent) {}
