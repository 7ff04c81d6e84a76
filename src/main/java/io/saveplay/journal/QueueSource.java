package io.saveplay.journal;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Connections for db-scheduler, which asks for one at each step: of whatever pool there is at the moment or, within a
 * transaction of ours, the one of the transaction, so that its step and ours are one.
 */
final class QueueSource implements DataSource {
    /** What ends a transaction or gives a connection back is up to whoever began it. */
    private static final Set<String> NOT_ITS_OWN = Set.of("close", "commit", "rollback", "setAutoCommit");

    private static final ThreadLocal<@Nullable Connection> LENT = new ThreadLocal<>();

    private final Database database;

    QueueSource(Database database) {
        this.database = database;
    }

    /** Has what is done meanwhile in this thread take place on the connection of a handle, in its transaction. */
    void on(Handle handle, Runnable work) {
        LENT.set(handle.getConnection());
        try {
            work.run();
        } finally {
            LENT.remove();
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection ours = LENT.get();
        if (ours != null) {
            return lending(ours);
        }
        try {
            return database.up().pool().getConnection();
        } catch (JournalException e) {
            throw new SQLTransientConnectionException(e.getMessage(), "08001");
        } catch (SQLException e) {
            if (SqlTrouble.of(e) instanceof SqlTrouble.Lost) {
                database.doubt();
            }
            throw e;
        }
    }

    private static Connection lending(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (NOT_ITS_OWN.contains(method.getName())) {
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
