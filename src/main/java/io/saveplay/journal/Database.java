package io.saveplay.journal;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The database of the journal, which may be there or not: it is started, migrated, watched, and taken up again by
 * itself. Whoever asks while it is away is told so at once. Safe for many threads.
 */
final class Database implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("io.saveplay.journal");
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    /** On a full disk each try writes a little ahead, so there are fewer of them. */
    private static final Duration BETWEEN_LOOKS_FOR_ROOM = Duration.ofSeconds(2);

    private static final String NOT_YET = "the database of the journal is still starting";

    private final Host host;
    private final int connections;
    private final Thread watch;
    private final Object changed = new Object();
    private volatile State state = new State.Down(NOT_YET);
    private volatile boolean closed;
    private volatile boolean doubted;
    private @Nullable Link link;
    private boolean migrated;

    /** Something that is done on a connection. */
    interface Work<T extends @Nullable Object> {
        T on(Handle handle) throws SQLException;
    }

    /**
     * A database on a server, which is away until it is opened.
     *
     * @param connections how many connections to it are kept at most
     */
    Database(Host host, int connections) {
        this.host = host;
        this.connections = connections;
        this.watch = new Thread(this::watch, "journal-database");
        this.watch.setDaemon(true);
    }

    /** Starts in the background what the database needs, and looks after it until it is closed. */
    Database open() {
        watch.start();
        return this;
    }

    /** Why the journal cannot be written; nothing when it can. */
    Optional<String> trouble() {
        return state instanceof State.Down down ? Optional.of(down.why()) : Optional.empty();
    }

    /** Stands for the time since the database was there last; another one after each outage. */
    Object opening() {
        return state;
    }

    /** Waits until the database is there, or it is known why it is not. */
    void settle(Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        synchronized (changed) {
            while (state instanceof State.Down down && down.why().equals(NOT_YET)) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return;
                }
                changed.wait(left);
            }
        }
    }

    /**
     * Does something outside of a transaction of ours.
     *
     * @throws JournalException when the database is away or busy
     */
    <T extends @Nullable Object> T read(Work<T> work) {
        State.Up up = up();
        try {
            return up.jdbi().withHandle(work::on);
        } catch (SQLException | RuntimeException e) {
            throw translated(e, up);
        }
    }

    /**
     * Does something in one transaction, which is on disk when this returns.
     *
     * @throws JournalException when the database is away or busy; whether the transaction took place is then not known
     */
    <T extends @Nullable Object> T write(Work<T> work) {
        State.Up up = up();
        try {
            return up.jdbi().inTransaction(work::on);
        } catch (SQLException | RuntimeException e) {
            RuntimeException translated = translated(e, up);
            throw translated instanceof JournalException.TooSlow
                    ? new JournalException.Unavailable("the database of the journal takes too long to write")
                    : translated;
        }
    }

    /**
     * Does something outside of a transaction on a connection of its own, where nothing has a time limit.
     *
     * @throws JournalException when the database is away
     */
    <T extends @Nullable Object> T unhurried(Work<T> work) {
        State.Up used = up();
        try (Handle handle = Jdbi.open(Connections.plain(host.start()))) {
            return work.on(handle);
        } catch (DatabaseException e) {
            throw new JournalException.Unavailable(String.valueOf(e.getMessage()));
        } catch (SQLException | RuntimeException e) {
            throw translated(e, used);
        }
    }

    /** The database, which is there. */
    State.Up up() {
        State now = state;
        if (now instanceof State.Up up) {
            return up;
        }
        throw away();
    }

    private JournalException away() {
        return new JournalException.Unavailable(trouble().orElse(NOT_YET));
    }

    private RuntimeException translated(Exception failure, State.Up used) {
        SqlTrouble trouble = SqlTrouble.of(failure);
        if (trouble instanceof SqlTrouble.Mistake && SqlTrouble.isOfTheDatabase(failure) && state != used) {
            // It was given up meanwhile, and its connections with it.
            return away();
        }
        if (trouble instanceof SqlTrouble.Lost lost) {
            doubt();
            return new JournalException.Unavailable(lost.why());
        }
        if (trouble instanceof SqlTrouble.Away away) {
            down(away.why());
            return new JournalException.Unavailable(away.why());
        }
        return trouble.asTold(failure);
    }

    /** Has the database looked at now: one connection that was lost does not say that all are. */
    void doubt() {
        synchronized (changed) {
            doubted = true;
            changed.notifyAll();
        }
    }

    private void watch() {
        while (!closed) {
            if (state instanceof State.Up) {
                look();
            }
            if (state instanceof State.Down) {
                tryUp();
            }
            synchronized (changed) {
                try {
                    if (!doubted) {
                        boolean full =
                                state instanceof State.Down down && down.why().equals(SqlTrouble.FULL);
                        changed.wait((full ? BETWEEN_LOOKS_FOR_ROOM : BETWEEN_LOOKS).toMillis());
                    }
                } catch (InterruptedException e) {
                    return;
                }
            }
        }
    }

    private void look() {
        if (!host.runs()) {
            down("the database of the journal has stopped; it is being started again");
            return;
        }
        boolean anew = doubted;
        doubted = false;
        Link used = Objects.requireNonNull(link);
        try {
            if (anew) {
                used.pulse().lookAnew();
                // Others of the connections may be as dead as the one that was lost.
                used.renew();
            } else {
                used.pulse().look();
            }
        } catch (SQLException e) {
            tell(e);
            if (Pulse.isSilence(e)) {
                // Whoever waits for an answer on one of its connections would do so for long.
                cut();
            }
        }
    }

    private void tryUp() {
        doubted = false;
        try {
            Address address = host.start();
            Link fresh = link(address);
            fresh.pulse().lookAnew();
            if (!migrated) {
                Migrations.run(Connections.plain(address));
                migrated = true;
            }
            fresh.pulse().beat();
            fresh.renew();
            up(fresh);
        } catch (DatabaseException e) {
            down(Objects.requireNonNullElse(e.getMessage(), NOT_YET));
        } catch (SQLException | RuntimeException e) {
            tell(e);
        }
    }

    private void tell(Exception failure) {
        SqlTrouble trouble = SqlTrouble.of(failure);
        if (trouble instanceof SqlTrouble.Lost lost) {
            down(lost.why());
        } else if (trouble instanceof SqlTrouble.Away away) {
            down(away.why());
        } else {
            // Nothing of a client is bound here, so the whole failure may be told.
            LOG.log(System.Logger.Level.ERROR, "the database cannot be used", failure);
            down("the database of the journal cannot be used: " + SqlTrouble.reason(failure));
        }
    }

    private Link link(Address address) {
        Link now = link;
        if (now != null && now.leadsTo(address)) {
            return now;
        }
        cut();
        Link made = new Link(address, connections);
        link = made;
        return made;
    }

    private void cut() {
        Link now = link;
        link = null;
        if (now != null) {
            now.close();
        }
    }

    private void up(Link fresh) {
        synchronized (changed) {
            state = new State.Up(fresh.jdbi(), fresh.pool());
            changed.notifyAll();
        }
        LOG.log(System.Logger.Level.INFO, "the journal is open");
    }

    private void down(String why) {
        synchronized (changed) {
            boolean known = state instanceof State.Down down && down.why().equals(why);
            state = new State.Down(why);
            changed.notifyAll();
            if (known) {
                return;
            }
        }
        if (!closed) {
            LOG.log(System.Logger.Level.WARNING, "the journal takes nothing: {0}", why);
        }
    }

    @Override
    public void close() {
        closed = true;
        watch.interrupt();
        try {
            watch.join(Duration.ofSeconds(30).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        down("the journal is closed");
        cut();
        host.close();
    }
}
