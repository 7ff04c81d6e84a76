package io.saveplay.journal;

import org.jspecify.annotations.Nullable;

/**
 * How to reach a database.
 *
 * @param url for JDBC; it may have parameters
 * @param user who to log in as
 * @param password null where none is needed or the URL has it
 */
record Address(String url, String user, @Nullable String password) {
    /** Where it is, for the log: without the password and without parameters, which may hold one. */
    @Override
    public String toString() {
        int parameters = url.indexOf('?');
        return parameters < 0 ? url : url.substring(0, parameters);
    }
}
