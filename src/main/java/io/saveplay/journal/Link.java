package io.saveplay.journal;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;

/** The connections to one database: a pool for work, and one of its own by which it is watched. */
final class Link implements AutoCloseable {
    private final Address address;
    private final HikariDataSource pool;
    private final Pulse pulse;

    /**
     * Connections that are made once they are needed.
     *
     * @param most how many are in the pool at most
     */
    Link(Address address, int most) {
        this.address = address;
        this.pool = new HikariDataSource(Connections.pool(address, most));
        this.pulse = new Pulse(address);
    }

    boolean leadsTo(Address other) {
        return address.equals(other);
    }

    Pulse pulse() {
        return pulse;
    }

    /** Connections of the pool. */
    DataSource pool() {
        return pool;
    }

    /** Work on connections of the pool. */
    Jdbi jdbi() {
        Jdbi jdbi = Jdbi.create(pool);
        // Its messages would quote what was bound, which is what clients wrote.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
        return jdbi;
    }

    /** From now on no connection is given out that was made before; those that are in use are so to their end. */
    void renew() {
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    /** Cuts all connections; whoever waits for an answer on one of them waits no longer. */
    @Override
    public void close() {
        pulse.close();
        pool.close();
    }
}
