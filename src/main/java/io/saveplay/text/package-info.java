/**
 * Reads reasons out of words. A cancellation event goes in, {@link io.saveplay.event.Mention mentions} come out: from
 * reason codes and pick-list values, and from phrases of {@code rules/phrases.csv} found in what the client and the
 * salesperson wrote, with the place of the words; what was not read is told as well. Word boundaries, inflected forms and
 * negation are minded; meaning beyond the phrases is not.
 */
@NullMarked
package io.saveplay.text;

import org.jspecify.annotations.NullMarked;
