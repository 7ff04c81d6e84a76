package io.saveplay.event;

/** Where the deal stood, from first interest to a running contract, in that order. */
public enum Stage {
    INTEREST,
    EVALUATION,
    PROPOSAL,
    COMMITMENT,
    CLOSING,
    SIGNED,
    ACTIVE
}
