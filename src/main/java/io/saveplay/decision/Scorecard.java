package io.saveplay.decision;

/**
 * The scale on which everything is scored, as credit scoring uses it (guidance, section 6): points add up, and 20
 * points more double the odds. "Points to double the odds" and an anchor are how a scorecard is scaled (N. Siddiqi,
 * Credit Risk Scorecards, 2006).
 */
public final class Scorecard {
    private static final double POINTS_TO_DOUBLE_THE_ODDS = 20;
    private static final double POINTS_AT_EVEN_ODDS = 40;
    private static final double LN_2 = 0.6931471805599453;

    private Scorecard() {}

    /** The natural logarithm of the odds that points stand for; 0 at 40 points. */
    public static double logOdds(double points) {
        return (points - POINTS_AT_EVEN_ODDS) * LN_2 / POINTS_TO_DOUBLE_THE_ODDS;
    }

    /** How many points change the natural logarithm of the odds by this much. */
    public static double points(double change) {
        return change * POINTS_TO_DOUBLE_THE_ODDS / LN_2;
    }

    /** The probability that points stand for, 0 to 1; 40 points are even odds. */
    static double probability(int points) {
        return 1 / (1 + Math.pow(2, (POINTS_AT_EVEN_ODDS - points) / POINTS_TO_DOUBLE_THE_ODDS));
    }
}
