package io.saveplay.decision;

/**
 * Layer 5: something that may not be recommended.
 *
 * @param target a play, an option of a play, a kind of plays, or the plays that contact the client up to a timing
 * @param policy the policy's id, such as {@code P-1}
 * @param because the fact that triggered it, in words
 */
public record Veto(Target target, String policy, String because) {

    public Veto(String play, String policy, String because) {
        this(new Target.OfPlay(play), policy, because);
    }

    public Veto(PlayKind kind, String policy, String because) {
        this(new Target.OfKind(kind), policy, because);
    }

    public Veto(Timing latestContact, String policy, String because) {
        this(new Target.OfContact(latestContact), policy, because);
    }
}
