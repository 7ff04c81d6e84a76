package io.saveplay.journal;

import org.jspecify.annotations.Nullable;

/** The database cannot be used. The message is for the operator: what is wrong, and what to do. */
public final class DatabaseException extends Exception {
    private static final long serialVersionUID = 1L;

    DatabaseException(String message) {
        super(message);
    }

    DatabaseException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
