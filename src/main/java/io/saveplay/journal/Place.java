package io.saveplay.journal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a journal is.
 *
 * @param url its database as JDBC writes it, or as `postgresql://...`; none for the one that starts by itself
 * @param user of that database
 * @param password of that database
 * @param folder of the database that starts by itself
 * @param binaries where its programs are unpacked
 */
public record Place(
        Optional<String> url, Optional<String> user, Optional<String> password, Path folder, Path binaries) {
    private static final String USER = "saveplay";

    /** The place that settings name, where those of the embedded database go by the state folder of the service. */
    public static Place of(
            Optional<String> url,
            Optional<String> user,
            Optional<String> password,
            Path stateFolder,
            Optional<Path> binaries) {
        Path state = stateFolder.toAbsolutePath().normalize();
        return new Place(
                url.map(Place::jdbc),
                user,
                password,
                state.resolve("postgres"),
                binaries.map(path -> path.toAbsolutePath().normalize()).orElse(state.resolve("postgres-binaries")));
    }

    private static String jdbc(String url) {
        return url.startsWith("postgres") ? "jdbc:" + url.replaceFirst("^postgres(ql)?:", "postgresql:") : url;
    }

    Host host() {
        return url.<Host>map(one -> new Host.External(new Address(one, user.orElse(USER), password.orElse(null))))
                .orElseGet(() -> new EmbeddedDatabase(folder, binaries));
    }

    /** Whether there is a database, as far as that can be seen without starting one. */
    boolean isThere() {
        return url.isPresent() || Files.exists(new DataFolder(folder).data());
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "journal on " + url.map(one -> one.replaceFirst("\\?.*", "")).orElse(folder.toString());
    }
}
