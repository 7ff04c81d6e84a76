package io.saveplay.event;

/** What happened to the deal, as the caller saw it. */
public enum EventKind {
    /** The buyer said no before or at the close. */
    BACKED_OUT,
    /** The buyer ended what was already agreed or running. */
    CANCELLED,
    /** Nobody said no; interest faded. */
    STALLED
}
