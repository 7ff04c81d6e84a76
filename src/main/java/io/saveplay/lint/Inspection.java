package io.saveplay.lint;

/** A family of checks. */
@FunctionalInterface
interface Inspection {
    /** Adds what it finds in a ruleset. */
    void inspect(Book book, Found found);
}
