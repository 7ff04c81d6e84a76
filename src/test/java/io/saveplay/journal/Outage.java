package io.saveplay.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A database server that a test takes away from a service, in one way or another, and gives back. */
final class Outage implements AutoCloseable {
    private final Path folder;
    private final EmbeddedDatabase server;
    private final Address address;

    private Outage(Path folder) throws DatabaseException {
        this.folder = folder;
        this.server = Databases.in(folder);
        this.address = server.start();
    }

    /** A server that runs, and has an empty database. */
    static Outage of(Path folder) throws DatabaseException {
        return new Outage(folder);
    }

    Address address() {
        return address;
    }

    /** Shuts the server down in order, as an operator would. */
    void begin() throws IOException {
        ProcessHandle postmaster = Databases.server(folder);
        signal("INT", List.of(postmaster));
        Waiting.until(() -> !postmaster.isAlive(), Duration.ofMinutes(1));
    }

    /** Lets every process of the server stand still: who connects is accepted, and told nothing. */
    void freeze() throws IOException {
        signal("STOP", Databases.processesUnder(folder));
    }

    /** Lets them go on. */
    void thaw() throws IOException {
        signal("CONT", Databases.processesUnder(folder));
    }

    /** Starts the server again, at the same address. */
    void end() throws DatabaseException {
        server.start();
    }

    private static void signal(String name, List<ProcessHandle> processes) throws IOException {
        for (ProcessHandle process : processes) {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .onExit()
                    .join();
        }
    }

    @Override
    public void close() throws IOException {
        thaw();
        server.close();
    }
}
