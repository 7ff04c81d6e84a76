package io.saveplay.decision;

/**
 * Layer 1: what the event shows.
 *
 * @param name kebab-case, the same in every rule that sets or asks for it
 * @param because what was seen, in words
 */
public record Signal(String name, String because) {}
