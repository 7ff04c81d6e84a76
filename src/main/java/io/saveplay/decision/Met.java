package io.saveplay.decision;

/** Whether a criterion of qualification is met. */
public enum Met {
    YES,
    NO,
    UNKNOWN
}
