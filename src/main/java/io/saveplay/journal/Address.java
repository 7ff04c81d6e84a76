package io.saveplay.journal;

import org.jspecify.annotations.Nullable;

/**
 * How to reach a database.
 *
 * @param url as JDBC writes it
 * @param password none where the database asks for none
 */
record Address(String url, String user, @Nullable String password) {

    /** Without the password. */
    @Override
    public String toString() {
        return user + " at " + url.replaceFirst("\\?.*", "");
    }
}
