package io.saveplay.decision;

/**
 * Layer 4: something speaks for or against a play.
 *
 * @param target a play, or a kind of plays; points for a kind reach the plays that a rule named already
 * @param points on the scorecard's scale; 20 more double the odds that the play helps
 * @param because what was seen, in words
 */
public record Points(Target target, int points, String because) {

    public Points(String play, int points, String because) {
        this(new Target.OfPlay(play), points, because);
    }

    public Points(PlayKind kind, int points, String because) {
        this(new Target.OfKind(kind), points, because);
    }
}
