package io.saveplay.journal;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

final class EmbeddedDatabase implements Server {
    private final Path folder;
    private final Path binaries;
    private @Nullable EmbeddedPostgres server;

    EmbeddedDatabase(Path folder, Path binaries) {
        this.folder = folder;
        this.binaries = binaries;
    }

    @Override
    public synchronized Address start() {
        try {
            if (server == null) {
                server = EmbeddedPostgres.builder()
                        .setDataDirectory(folder.toFile())
                        .setCleanDataDirectory(false)
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setOverrideWorkingDirectory(binaries.toFile())
                        .start();
            }
            return new Address(server.getJdbcUrl("postgres", "postgres"), "postgres", null);
        } catch (IOException e) {
            throw new DatabaseException("no");
        }
    }

    @Override
    public boolean runs() {
        return true;
    }

    @Override
    public void close() {
        try {
            if (server != null) {
                server.close();
            }
        } catch (IOException e) {
            throw new DatabaseException("no");
        }
    }
}
