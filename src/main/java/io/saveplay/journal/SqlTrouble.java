package io.saveplay.journal;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a failure of the database means to us, told by its SQLSTATE (PostgreSQL, appendix A). */
sealed interface SqlTrouble {
    String FULL = "the disk of the database is full; what was acknowledged is kept, and it goes on by itself when there"
            + " is room";

    /** The server ended the connection, or gives none. */
    Set<String> LOST = Set.of("57P01", "57P02", "57P03", "57P05");

    Set<String> AWAY = Set.of("53200", "58030", "F0000");

    /** A connection was lost or not to be had. Whether the server is away as well has to be looked at. */
    record Lost(String why) implements SqlTrouble {}

    /** It is there and cannot be used, or takes no writes. */
    record Away(String why) implements SqlTrouble {}

    /** All connections are taken. */
    record Busy(String why) implements SqlTrouble {}

    /** The statement, or its wait for a lock, ran into its time limit. */
    record Slow(String why) implements SqlTrouble {}

    /** Anything else: a mistake of ours. */
    record Mistake() implements SqlTrouble {}

    /** The failure as whoever asked is told of it. */
    default RuntimeException asTold(Exception failure) {
        if (this instanceof Busy busy) {
            return new JournalException.Full(busy.why());
        }
        if (this instanceof Slow slow) {
            return new JournalException.TooSlow(slow.why());
        }
        return failure instanceof RuntimeException mistake ? mistake : new IllegalStateException(failure);
    }

    /** What a failure means. */
    static SqlTrouble of(Throwable failure) {
        SQLException cause = sql(failure);
        if (cause == null) {
            return new Mistake();
        }
        if (cause instanceof SQLTransientConnectionException && sql(cause.getCause()) == null) {
            return new Busy("all connections to the database of the journal are taken");
        }
        SQLException root = Objects.requireNonNullElse(sql(cause.getCause()), cause);
        String code = Objects.requireNonNullElse(root.getSQLState(), "");
        if (code.equals("53100")) {
            return new Away(FULL);
        }
        if (code.equals("25006")) {
            return new Away("the database of the journal is read-only; name one that takes writes");
        }
        if (code.startsWith("28")) {
            return new Away("the database of the journal refuses the user or the password; see `SAVEPLAY_DB_USER` and"
                    + " `SAVEPLAY_DB_PASSWORD`");
        }
        if (code.equals("3D000")) {
            return new Away("the database that `SAVEPLAY_DB_URL` names does not exist");
        }
        if (Pulse.isSilence(root)) {
            return new Lost("the database of the journal does not answer; it is tried again by itself");
        }
        if (code.startsWith("08") || LOST.contains(code)) {
            return new Lost("the database of the journal cannot be reached; it is tried again by itself");
        }
        if (code.equals("53300")) {
            return new Lost("the database of the journal gives no more connections; raise its `max_connections`, or set"
                    + " `SAVEPLAY_JOURNAL_CONNECTIONS` lower");
        }
        if (AWAY.contains(code)) {
            return new Away("the database of the journal has trouble of its own (sqlstate " + code
                    + "), which its log tells; it is tried again by itself");
        }
        return code.equals("57014") || code.equals("55P03")
                ? new Slow("the question takes longer than it may; ask for a shorter time or fewer things at once")
                : new Mistake();
    }

    /** Whether the database, or the way to it, has failed at all. */
    static boolean isOfTheDatabase(Throwable failure) {
        return sql(failure) != null;
    }

    /** The kind of a failure without its message, which may quote what clients wrote. */
    static String reason(Throwable failure) {
        SQLException cause = sql(failure);
        return cause == null ? failure.getClass().getSimpleName() : "sqlstate " + cause.getSQLState();
    }

    private static @Nullable SQLException sql(@Nullable Throwable failure) {
        for (Throwable one = failure; one != null; one = one.getCause()) {
            if (one instanceof SQLException found) {
                return found;
            }
        }
        return null;
    }
}
