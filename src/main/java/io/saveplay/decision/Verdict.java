package io.saveplay.decision;

/** Whether a client is worth pursuing: the Red Velvet policy (guidance ST-3). */
public enum Verdict {
    /** Fits: try to save. */
    PURSUE,
    /** May fit, or not now: keep warm, without pressure. */
    NURTURE,
    /** Does not fit: part well. */
    RELEASE,
    /** Not qualified yet: saving may go on, at lower points. */
    UNKNOWN
}
