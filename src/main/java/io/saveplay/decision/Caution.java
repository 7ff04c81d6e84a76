package io.saveplay.decision;

/**
 * Layer 4: what not to do.
 *
 * @param id one of the cautions of {@code ruleset.yaml}
 * @param because what was seen, in words
 */
public record Caution(String id, String because) {}
