package io.saveplay.decision;

/**
 * The scale on which everything is scored, as credit scoring uses it (guidance, section 6): points add up, and 20
 * points more double the odds.
 */
final class Scorecard {
    private static final double POINTS_TO_DOUBLE_THE_ODDS = 20;
    private static final double POINTS_AT_EVEN_ODDS = 40;

    private Scorecard() {}

    /** The probability that points stand for, 0 to 1; 40 points are even odds. */
    static double probability(int points) {
        return 1 / (1 + Math.pow(2, (POINTS_AT_EVEN_ODDS - points) / POINTS_TO_DOUBLE_THE_ODDS));
    }
}
