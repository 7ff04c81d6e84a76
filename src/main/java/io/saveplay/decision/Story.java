package io.saveplay.decision;

import org.jspecify.annotations.Nullable;

/**
 * A story of someone who nearly cancelled and is glad that they did not (guidance TC-7).
 *
 * @param who the person, as a salesperson may describe them
 * @param segment the clients whom it suits; none suits every segment
 * @param industry the industry whom it suits; none suits every industry
 * @param reason the reason family of which it tells
 * @param verified whether someone checked that it is true; only then may it be told (policy P-4)
 */
public record Story(
        String id,
        String who,
        @Nullable String segment,
        @Nullable String industry,
        @Nullable String reason,
        boolean verified,
        String text) {}
