package io.saveplay.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The way to a journal for something other than the service, which may run meanwhile. Ends what it started. */
final class Reach implements AutoCloseable {
    private static final Duration TO_START = Duration.ofSeconds(60);

    private final @Nullable Host host;
    private final Address address;

    private Reach(@Nullable Host host, Address address) {
        this.host = host;
        this.address = address;
    }

    /** A journal that is there; the database that starts by itself is started where no service has it running. */
    static Reach any(Place place) throws DatabaseException {
        if (!place.isThere()) {
            throw Trouble.noJournal(place.folder());
        }
        Optional<Address> running = place.url().isPresent() ? Optional.empty() : running(place.folder());
        return running.isPresent() ? new Reach(null, running.get()) : alone(place);
    }

    /** A journal that no service of this machine has, where it is the database that starts by itself. */
    static Reach alone(Place place) throws DatabaseException {
        Host host = place.host();
        try {
            return new Reach(host, host.start());
        } catch (DatabaseException | RuntimeException e) {
            host.close();
            throw e;
        }
    }

    /** The server that another service has; nothing where nobody has the folder. */
    private static Optional<Address> running(Path folder) throws DatabaseException {
        try {
            Optional<Claim> free = Claim.take(folder);
            if (free.isPresent()) {
                free.get().close();
                return Optional.empty();
            }
            DataFolder home = new DataFolder(folder.toRealPath());
            // It may be about to start, and a file of an earlier run may still tell of another port.
            if (!Waiting.until(() -> answers(home), TO_START)) {
                throw Trouble.notReached(folder, Claim.holder(folder).orElse(null));
            }
            return Optional.of(address(home));
        } catch (IOException e) {
            throw Trouble.of(e, folder);
        }
    }

    private static Address address(DataFolder home) throws IOException {
        return home.address(PidFile.read(home.data()).map(PidFile::port).orElse(0));
    }

    private static boolean answers(DataFolder home) {
        try (Connection connection = Connections.plain(address(home)).getConnection()) {
            return connection.isValid(1);
        } catch (IOException | SQLException e) {
            return false;
        }
    }

    /** A connection of its own, without limits of time. */
    Connection connect() throws SQLException {
        return Connections.plain(address).getConnection();
    }

    Address address() {
        return address;
    }

    @Override
    public void close() {
        if (host != null) {
            host.close();
        }
    }
}
