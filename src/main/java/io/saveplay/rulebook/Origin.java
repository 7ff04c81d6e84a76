package io.saveplay.rulebook;

/** Why a ruleset went live. */
public enum Origin {
    /** The service started. */
    START,
    /** The folder changed. */
    FOLDER,
    /** Somebody asked for a reload. */
    RELOAD,
    /** Somebody went back to it. */
    ROLLBACK
}
