package io.saveplay.intake;

/**
 * One thing that is wrong with what arrived.
 *
 * @param pointer JSON pointer (RFC 6901) to the place; empty for the whole
 * @param message what is wrong, lower case and without a full stop
 */
public record Fault(String pointer, String message) {}
