package io.saveplay.decision;

/**
 * Layer 4: what the seller's own practice can learn.
 *
 * @param id one of the lessons of {@code ruleset.yaml}
 * @param because what was seen, in words
 */
public record Lesson(String id, String because) {}
