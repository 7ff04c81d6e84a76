package io.saveplay.journal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server of the service's own, for where no other is named. Its data outlives it; only who can read the
 * password file beside the data can connect, and only from this machine. One service at a time has it.
 */
final class EmbeddedDatabase implements Host {
    private static final System.Logger LOG = System.getLogger("io.saveplay.journal");

    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    /** Ports that no system gives to outgoing connections: a client that retries could else end up talking to itself. */
    private static final int FIRST_PORT = 20_000;

    private static final int PORTS = 10_000;
    private static final int PORTS_TRIED = 20;
    private static final int STARTS_TRIED = 3;

    private final Path folder;
    private final Path binaries;
    private volatile boolean closed;
    private volatile @Nullable Server server;
    private @Nullable Claim claim;
    private int port;

    /**
     * A database that does not run yet.
     *
     * @param folder of its data, its password and its log; made when it is not there
     * @param binaries where the server's programs are unpacked to; made when it is not there
     */
    EmbeddedDatabase(Path folder, Path binaries) {
        this.folder = folder.toAbsolutePath().normalize();
        this.binaries = binaries.toAbsolutePath().normalize();
    }

    /**
     * Starts the server, or starts it again where it has died; answers at once when it runs. The first start takes some
     * seconds, a later one a part of one; recovery from a sudden end may take a minute, and a start that gives up on it
     * leaves it running for the next. The port stays the same for as long as this object lives.
     *
     * @throws DatabaseException when it does not run; a later try may go better
     */
    @Override
    public Address start() throws DatabaseException {
        Server running = server;
        if (running != null && running.isReady()) {
            return running.address();
        }
        return startInTurn();
    }

    private synchronized Address startInTurn() throws DatabaseException {
        try {
            Server running = server;
            if (closed) {
                throw Trouble.closed();
            }
            if (running != null && running.isAlive()) {
                running.awaitReady(() -> closed);
                return running.address();
            }
            return launch();
        } catch (IOException e) {
            throw Trouble.of(e, folder);
        } finally {
            if (!runs()) {
                giveBack();
            }
        }
    }

    private Address launch() throws IOException, DatabaseException {
        long begin = System.nanoTime();
        boolean again = server != null;
        // First, since a system that has no programs may not know owners and rights either.
        Path unpacked = Unpacking.into(binaries, () -> closed);
        boolean root = OwnFolder.make(folder);
        take();
        DataFolder home = new DataFolder(folder.toRealPath());
        Programs programs = new Programs(unpacked, root, () -> closed);
        Leftovers.end(home.data(), programs);
        home.makeReady(programs);
        Server started = startOnAPort(home, programs);
        LOG.log(
                System.Logger.Level.INFO,
                "the database {0}, in `{1}` after {2} ms",
                again ? "runs again" : "of the service's own runs",
                folder,
                Long.toString((System.nanoTime() - begin) / 1_000_000));
        return started.address();
    }

    private Server startOnAPort(DataFolder home, Programs programs) throws IOException, DatabaseException {
        boolean known = port != 0;
        for (int tried = 1; ; tried++) {
            if (port == 0) {
                port = freePort();
            }
            Server starting = Server.start(home, programs, port);
            server = starting;
            try {
                starting.awaitReady(() -> closed);
                return starting;
            } catch (DatabaseException e) {
                // Somebody was faster. Nobody knows the port yet, so another one will do.
                if (known || tried == STARTS_TRIED || !starting.lacksPort()) {
                    throw e;
                }
                port = 0;
            }
        }
    }

    private static int freePort() throws IOException {
        SecureRandom random = new SecureRandom();
        for (int tried = 1; ; tried++) {
            int port = FIRST_PORT + random.nextInt(PORTS);
            try (ServerSocket socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port));
                return port;
            } catch (IOException e) {
                if (tried == PORTS_TRIED) {
                    throw e;
                }
            }
        }
    }

    private void take() throws IOException, DatabaseException {
        if (claim == null) {
            claim = Claim.take(folder).orElse(null);
        }
        if (claim == null) {
            throw Trouble.inUse(folder, Claim.holder(folder).orElse(null));
        }
    }

    private void giveBack() {
        if (claim != null) {
            claim.close();
            claim = null;
        }
    }

    /** Whether the server's process is alive. */
    @Override
    public boolean runs() {
        Server running = server;
        return running != null && running.isAlive();
    }

    /** Stops the server in order and gives the folder back. It cannot be started again. */
    @Override
    public void close() {
        // A start that still waits sees it, and makes way.
        closed = true;
        stopInTurn();
    }

    private synchronized void stopInTurn() {
        Server running = server;
        if (running != null && running.isAlive()) {
            running.stop();
        }
        giveBack();
    }
}
