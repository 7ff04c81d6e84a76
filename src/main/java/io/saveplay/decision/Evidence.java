package io.saveplay.decision;

/**
 * Layer 2: something speaks for or against a reason.
 *
 * @param reason a code of the taxonomy
 * @param points on the scorecard's scale; 20 more double the odds that the reason holds
 * @param because what was seen, in words
 */
public record Evidence(String reason, int points, String because) {}
