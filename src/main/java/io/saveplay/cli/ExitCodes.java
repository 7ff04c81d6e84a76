package io.saveplay.cli;

/** What the command line ends with. */
final class ExitCodes {
    /** All is well. */
    static final int OK = 0;
    /** Something was found: a bad event, a failed scenario, a decision that flips, a stale catalogue. */
    static final int FOUND = 1;
    /** The command was not understood, or asks for what cannot be; picocli ends with it by itself. */
    static final int USAGE = 2;
    /** The rules folder cannot go live. */
    static final int RULES = 3;
    /** A file cannot be read or written. */
    static final int FILE = 4;
    /** The journal cannot be reached. */
    static final int JOURNAL = 5;

    private ExitCodes() {}
}
