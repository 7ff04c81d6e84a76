package io.saveplay.decision;

/** When a play is done, in the order in which to act. */
public enum Timing {
    NOW,
    THIS_CONVERSATION,
    BEFORE_LEAVING,
    NEXT_MEETING,
    LATER
}
