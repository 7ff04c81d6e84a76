package io.saveplay.journal;

/** Why the journal could not do what was asked of it; the message is for whoever asked. */
public abstract sealed class JournalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private JournalException(String message) {
        super(message, null, false, false);
    }

    /** The database cannot be reached or takes no writes; try again later. */
    public static final class Unavailable extends JournalException {
        private static final long serialVersionUID = 1L;

        Unavailable(String message) {
            super(message);
        }
    }

    /** More waits to be written than the journal takes in; try again in a moment. */
    public static final class Full extends JournalException {
        private static final long serialVersionUID = 1L;

        Full(String message) {
            super(message);
        }
    }

    /** What was asked takes longer than it may. */
    public static final class TooSlow extends JournalException {
        private static final long serialVersionUID = 1L;

        TooSlow(String message) {
            super(message);
        }
    }
}
