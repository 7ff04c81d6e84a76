package io.saveplay.rulebook;

import java.util.List;

/**
 * What a search for missing facts needs of a ruleset.
 *
 * @param questions in the form in which they are asked; those first whose values are likeliest, so that theirs are tried
 *     where not all can be, and the order of the table changes nothing
 * @param watchers which rules look at what
 */
record Prepared(List<Asking> questions, Watchers watchers) {}
