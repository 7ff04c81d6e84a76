package io.saveplay.bench.peers;

import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * A rule as engines of lambdas want it.
 *
 * @param when whether it fires
 * @param times how often, once it does
 */
public record Lambda(String name, Predicate<Case> when, ToIntFunction<Case> times) {}
