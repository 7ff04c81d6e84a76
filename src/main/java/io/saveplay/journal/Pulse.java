package io.saveplay.journal;

import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Feels whether a database lives, on a connection of its own with short time limits, so that neither a pool whose
 * connections are all taken nor a peer that says nothing can hide it. Not safe for many threads.
 */
final class Pulse implements AutoCloseable {
    private static final String NOT_ALLOWED = "42501";

    /** About a megabyte, in rows that are too short to be made smaller. */
    private static final String ROOM = """
            create temporary table room (filler text) on commit drop;
            insert into room select repeat('x', 1900) from generate_series(1, 500)""";

    private final Address address;
    private @Nullable Connection connection;

    Pulse(Address address) {
        this.address = address;
    }

    boolean isOf(Address other) {
        return address.equals(other);
    }

    /** Asks the server for a sign of life; a connection that somebody cut is no sign of death. */
    void look() throws SQLException {
        try {
            ask("select 1");
        } catch (SQLException e) {
            if (isSilence(e)) {
                throw e;
            }
            again();
            ask("select 1");
        }
    }

    /** Asks on a new connection, which a server that is going down, or no longer the one that writes, does not give. */
    void lookAnew() throws SQLException {
        again();
        ask("select 1");
    }

    /** Tells whether the database takes what decisions need: it is the one that writes, and its disk has room. */
    void beat() throws SQLException {
        ask("update pulse set beat = beat + 1");
        try {
            ask(ROOM);
        } catch (SQLException e) {
            // Who may not try is told by the first decision that finds no room.
            if (!NOT_ALLOWED.equals(e.getSQLState())) {
                throw e;
            }
        }
    }

    /** Whether a failure means that the peer is there and says nothing. */
    static boolean isSilence(SQLException failure) {
        for (Throwable one = failure; one != null; one = one.getCause()) {
            if (one instanceof SocketTimeoutException) {
                return true;
            }
        }
        return false;
    }

    private void ask(String sql) throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = Connections.watching(address).getConnection();
            connection = open;
        }
        try (Statement statement = open.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            if (!NOT_ALLOWED.equals(e.getSQLState())) {
                again();
            }
            throw e;
        }
    }

    private void again() {
        close();
        connection = null;
    }

    @Override
    public void close() {
        Connection open = connection;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                // The server sees it by itself.
            }
        }
    }
}
