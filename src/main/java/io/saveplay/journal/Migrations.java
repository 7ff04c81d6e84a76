package io.saveplay.journal;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/** Brings a database to the newest layout. Replicas that start at once wait for each other. */
final class Migrations {
    /** All of them: a packaged service cannot be searched for files. */
    static final List<String> FILES = List.of("V1__journal.sql", "V2__inbox.sql");

    private Migrations() {}

    static void run(DataSource database) {
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(database)
                .table("saveplay_schema")
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
