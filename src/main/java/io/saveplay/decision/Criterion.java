package io.saveplay.decision;

/**
 * Layer 3: one test of whether the client is worth pursuing.
 *
 * @param name kebab-case; rules that conclude on the same name speak of one criterion
 * @param weight its share in the score, relative to the other criteria; at least 0
 * @param because what was seen, in words
 */
public record Criterion(String name, Met met, int weight, String because) {

    public Criterion {
        if (weight < 0) {
            throw new IllegalArgumentException("a criterion's weight is at least 0, not " + weight);
        }
    }
}
