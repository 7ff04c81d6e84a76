package io.saveplay.decision;

/**
 * What a decision may recall of earlier outcomes.
 *
 * @param heldOut whether the decision is to be ranked without it all the same, so that there is something to compare
 *     with
 */
public record Recall(Experience experience, boolean heldOut) {
    /** No earlier outcome. */
    public static final Recall NOTHING = new Recall(Experience.NONE, false);
}
