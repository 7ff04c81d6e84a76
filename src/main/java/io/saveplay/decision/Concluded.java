package io.saveplay.decision;

/**
 * What a rule concluded, and which rule.
 *
 * @param rule the rule's name; where several conclude the same, the first by name
 */
public record Concluded<T>(T fact, String rule) {}
