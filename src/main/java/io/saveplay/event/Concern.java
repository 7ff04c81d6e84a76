package io.saveplay.event;

import org.jspecify.annotations.Nullable;

/**
 * One objection that the client raised.
 *
 * @param reason a reason code or a pick-list value that the rules know
 * @param text the objection in words
 * @param resolved whether the client said that it is settled
 */
public record Concern(
        @Nullable String reason,
        @Nullable String text,
        @Nullable Boolean resolved) {}
