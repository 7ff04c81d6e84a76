package io.saveplay.journal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/** Brings a database to the newest layout. Replicas that start at once wait for each other. */
final class Migrations {
    /** All of them: a packaged service cannot be searched for files. */
    static final List<String> FILES = List.of("V1__journal.sql", "V2__inbox.sql");

    private static final String TABLE = "saveplay_schema";

    private Migrations() {}

    /** Does nothing, quickly, where the database is known to have just these. */
    static void run(DataSource database) {
        if (!isDone(database)) {
            migrate(database);
        }
    }

    /** Whether the database has all of these, as they are, and no others. */
    static boolean isDone(DataSource database) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT script, checksum, success FROM " + TABLE + " ORDER BY installed_rank")) {
            List<String> done = new ArrayList<>();
            while (rows.next()) {
                done.add(rows.getString(1) + " " + rows.getInt(2) + " " + rows.getBoolean(3));
            }
            List<String> wanted = new ArrayList<>();
            for (String file : FILES) {
                wanted.add(file + " " + checksum(file) + " true");
            }
            return done.equals(wanted);
        } catch (SQLException e) {
            // There is no such table yet, or whatever else is wrong, which will be told on the long way.
            return false;
        }
    }

    /** As Flyway sums up a file: its lines without their ends. */
    private static int checksum(String file) {
        CRC32 sum = new CRC32();
        try (BufferedReader lines = new BufferedReader(new File(file).read())) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                sum.update(line.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return (int) sum.getValue();
    }

    private static void migrate(DataSource database) {
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(database)
                .table(TABLE)
                .baselineOnMigrate(false)
                .resourceProvider(new Files())
                .javaMigrationClassProvider(List::of)
                .load()
                .migrate();
    }

    private static final class Files implements ResourceProvider {
        @Override
        public @Nullable LoadableResource getResource(String name) {
            // It also asks for settings beside a migration, of which there are none.
            return FILES.contains(name) ? new File(name) : null;
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return FILES.stream()
                    .filter(file -> file.startsWith(prefix)
                            && List.of(suffixes).stream().anyMatch(file::endsWith))
                    .map(file -> (LoadableResource) new File(file))
                    .toList();
        }
    }

    private static final class File extends LoadableResource {
        private final String name;

        File(String name) {
            this.name = name;
        }

        @Override
        public Reader read() {
            InputStream in = Objects.requireNonNull(Migrations.class.getResourceAsStream(name), name);
            return new InputStreamReader(in, StandardCharsets.UTF_8);
        }

        @Override
        public String getAbsolutePath() {
            return name;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return name;
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public String getRelativePath() {
            return name;
        }
    }
}
