package io.saveplay.decision;

/** What a play is for. */
public enum PlayKind {
    SAVE,
    QUALIFY,
    NURTURE,
    RELEASE,
    /** Owed by law or decency; ranks above everything else when it applies. */
    COMPLY
}
