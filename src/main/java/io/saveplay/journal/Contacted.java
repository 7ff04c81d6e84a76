package io.saveplay.journal;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which clients may have been contacted, as far as outcomes tell: in memory, so that of all others nobody has to ask the
 * database. It knows nothing of a database that others write to as well. Safe for many threads.
 */
final class Contacted {
    private static final String CLIENTS = "select distinct client_id from outcome where contact limit :most";

    /** With more of them than this, the database is asked of each client. */
    private static final int MOST = 100_000;

    private final Database database;
    private final boolean ours;
    /** By the hash of their ids: of one that is not there it is certain. */
    private final Set<Integer> clients = ConcurrentHashMap.newKeySet();

    private volatile boolean complete;

    /**
     * Nobody is known yet.
     *
     * @param ours whether nobody else records outcomes in the database
     */
    Contacted(Database database, boolean ours) {
        this.database = database;
        this.ours = ours;
    }

    /** Whether no outcome that is kept tells of a contact with a client; false where that is not known. */
    boolean never(String clientId) {
        return complete && !clients.contains(clientId.hashCode());
    }

    /** An outcome that tells of a contact with a client is about to be kept, and nobody has seen it yet. */
    synchronized void add(String clientId) {
        if (clients.size() < MOST) {
            clients.add(clientId.hashCode());
        } else {
            complete = false;
        }
    }

    /**
     * Learns of the outcomes that were kept before this service started, unless it did already.
     *
     * @throws JournalException when the database is away or busy
     */
    void load() {
        // INVARIANT: none is ever taken out, so what is full stays so.
        if (!ours || complete || clients.size() >= MOST) {
            return;
        }
        List<String> before = database.read(handle -> handle.createQuery(CLIENTS)
                .bind("most", MOST)
                .mapTo(String.class)
                .list());
        take(before);
    }

    private synchronized void take(List<String> before) {
        before.forEach(this::add);
        complete = before.size() < MOST && clients.size() < MOST;
    }
}
