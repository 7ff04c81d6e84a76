/**
 * What arrives, made into events: the contract's schema is the check, and every fault of a body is told at once with
 * its place. Every edge reads events here.
 */
@NullMarked
package io.saveplay.intake;

import org.jspecify.annotations.NullMarked;
