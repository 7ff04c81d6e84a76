/**
 * The rules folder, compiled and evaluated: the only user of Drools. Reads the folder, checks and compiles it into one
 * {@link io.saveplay.rulebook.Ruleset}, swaps it in, and decides events with it ({@link io.saveplay.rulebook.Decider}).
 */
@NullMarked
package io.saveplay.rulebook;

import org.jspecify.annotations.NullMarked;
