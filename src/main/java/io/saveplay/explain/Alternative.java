package io.saveplay.explain;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Another value that a field of an event could have.
 *
 * @param field path of the field, such as {@code deal.meetings}
 * @param size how large a change it is, to prefer the smaller of two
 * @param text the change in words
 */
record Alternative(String field, JsonNode to, double size, String text) {}
