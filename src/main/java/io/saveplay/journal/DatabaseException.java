package io.saveplay.journal;

/** Why the database cannot be used; the message is for the operator. */
final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseException(String message) {
        super(message);
    }
}
