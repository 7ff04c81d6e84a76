package io.saveplay.drl;

import java.util.List;

/**
 * A rule that can be evaluated.
 *
 * @param slots how many facts its conditions name, under {@code not} and {@code exists} too
 * @param conditions all of them hold
 */
public record LinkedRule(Rule rule, int slots, List<Linked> conditions, Linked.Conclusion conclusion) {}
