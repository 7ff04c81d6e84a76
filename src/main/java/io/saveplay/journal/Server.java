package io.saveplay.journal;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.postgresql.ds.PGSimpleDataSource;

/** One run of the embedded server, from its start until it ends. */
final class Server {
    private static final Duration LONGEST_RECOVERY = Duration.ofSeconds(60);
    private static final int LOGIN_SECONDS = 60;
    private static final String WRONG_PASSWORD = "28P01";

    private final DataFolder folder;
    private final Programs programs;
    private final Process process;
    private final Output output;
    private final int port;
    private final Address address;

    private Server(DataFolder folder, Programs programs, Process process, int port, Address address) {
        this.folder = folder;
        this.programs = programs;
        this.process = process;
        this.output = Output.of(process.getInputStream(), folder.log());
        this.port = port;
        this.address = address;
    }

    /** Starts the server on data that is ready for it. */
    static Server start(DataFolder folder, Programs programs, int port) throws IOException {
        Address address = folder.address(port);
        // The resolved path, by which a later start knows the process again.
        List<String> command = new ArrayList<>(
                List.of("postgres", "-D", folder.data().toRealPath().toString()));
        command.addAll(ServerSettings.server(port));
        return new Server(folder, programs, programs.start(command), port, address);
    }

    Address address() {
        return address;
    }

    boolean isAlive() {
        // The system knows that it ended a moment before the process does.
        return process.toHandle().isAlive();
    }

    /** Whether it takes connections, by what it says of itself. */
    boolean isReady() {
        return isAlive()
                && PidFile.read(folder.data())
                        .filter(file -> file.isReady() && file.pid() == process.pid())
                        .isPresent();
    }

    /** Whether it did not start since its port is not free. */
    boolean lacksPort() {
        return !isAlive() && output.whole().stream().anyMatch(line -> line.contains("Address already in use"));
    }

    /** Waits until it takes connections, and logs in once. */
    void awaitReady(BooleanSupplier givenUp) throws DatabaseException {
        boolean ready = Waiting.until(() -> isReady() || !isAlive(), LONGEST_RECOVERY, givenUp);
        if (!isAlive()) {
            throw lacksPort() ? Trouble.portTaken(port) : Trouble.of(output.whole(), folder.folder(), folder.log());
        }
        if (!ready) {
            throw givenUp.getAsBoolean() ? Trouble.closed() : Trouble.stillRecovering(folder.folder());
        }
        logIn();
    }

    private void logIn() throws DatabaseException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(address.url());
        source.setUser(address.user());
        source.setPassword(address.password());
        // Not the login timeout of the driver, which logs in on another thread.
        source.setConnectTimeout(LOGIN_SECONDS);
        source.setSocketTimeout(LOGIN_SECONDS);
        try (Connection connection = source.getConnection()) {
            connection.isValid(LOGIN_SECONDS);
        } catch (SQLException e) {
            throw WRONG_PASSWORD.equals(e.getSQLState())
                    ? Trouble.wrongPassword(folder.password())
                    : new DatabaseException(
                            "the database in `" + folder.folder() + "` runs but takes no connection: " + e.getMessage(),
                            e);
        }
    }

    /** Ends it in order: connections are cut, what was committed is on the disk. */
    void stop() {
        programs.end(process.pid(), () -> !process.isAlive());
    }
}
