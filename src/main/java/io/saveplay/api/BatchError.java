package io.saveplay.api;

/**
 * The answer to a line of a batch that could not be decided.
 *
 * @param line from 1; empty lines count
 */
record BatchError(long line, Problem problem) {}
