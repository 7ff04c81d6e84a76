package io.saveplay.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of the embedded database: its data, the password that opens it, and its log. Whoever changes it holds the
 * {@link Claim} to it.
 *
 * @param folder where all of it is
 */
record DataFolder(Path folder) {
    /** The role that the service logs in as, and the name of its database, which that role owns. */
    static final String NAME = "saveplay";

    private static final String DRAFT = "draft-";
    private static final int PASSWORD_BYTES = 24;

    /** One way in: the service's role, to its database, over TCP, with the password. The superuser has none. */
    private static final String WAYS_IN =
            "# Written anew at each start.\nhost " + NAME + " " + NAME + " 127.0.0.1/32 scram-sha-256\n";

    Path data() {
        return folder.resolve("data");
    }

    Path log() {
        return folder.resolve("server.log");
    }

    Path password() {
        return folder.resolve("password");
    }

    /** Makes what is not there yet, and refuses data of another version. */
    void makeReady(Programs programs) throws IOException, DatabaseException {
        String major = programs.major();
        if (!Files.exists(data())) {
            makeData(programs);
        }
        checkVersion(major);
        if (!Files.exists(password())) {
            renewPassword(programs);
        }
        Files.setPosixFilePermissions(password(), PosixFilePermissions.fromString("rw-------"));
        Files.writeString(data().resolve("pg_hba.conf"), WAYS_IN);
    }

    private void checkVersion(String major) throws IOException, DatabaseException {
        Path file = data().resolve("PG_VERSION");
        String found = Files.exists(file) ? Files.readString(file).strip() : "";
        if (found.isEmpty()) {
            throw Trouble.noDatabase(data());
        }
        if (!found.equals(major)) {
            throw Trouble.otherMajor(data(), found, major);
        }
    }

    /** Beside first, then renamed: what a sudden end leaves is a draft, and the next start makes it anew. */
    private void makeData(Programs programs) throws IOException, DatabaseException {
        dropDrafts(programs);
        // A name of its own, as a setup that was broken off may not have noticed that yet.
        Path draft = Files.createTempDirectory(folder, DRAFT);
        try {
            check(programs.run(initdb(draft), ""));
            Path password = newPassword();
            alone(
                    programs,
                    draft,
                    "CREATE ROLE " + NAME + " LOGIN PASSWORD '" + Files.readString(password) + "'",
                    "CREATE DATABASE " + NAME + " OWNER " + NAME);
            Files.move(password, password(), StandardCopyOption.ATOMIC_MOVE);
            Files.move(draft, data(), StandardCopyOption.ATOMIC_MOVE);
            OwnFolder.force(folder);
        } finally {
            // Also gives a full disk its space back.
            dropDrafts(programs);
        }
    }

    private static List<String> initdb(Path draft) {
        return List.of(
                "initdb",
                "--pgdata=" + draft,
                "--username=postgres",
                "--auth=reject",
                "--encoding=UTF8",
                "--locale=C",
                // The same order of text on every system.
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-clean",
                "--no-instructions");
    }

    private void dropDrafts(Programs programs) throws IOException, DatabaseException {
        List<Path> drafts;
        try (Stream<Path> all = Files.list(folder)) {
            drafts = all.filter(path -> path.getFileName().toString().startsWith(DRAFT))
                    .toList();
        }
        for (Path draft : drafts) {
            Leftovers.end(draft, programs);
            try {
                OwnFolder.delete(draft);
            } catch (IOException e) {
                // Somebody still writes into it, who will soon see that nobody listens. It goes with the next start.
            }
        }
    }

    private void renewPassword(Programs programs) throws IOException, DatabaseException {
        Path password = newPassword();
        alone(programs, data(), "ALTER ROLE " + NAME + " PASSWORD '" + Files.readString(password) + "'");
        Files.move(password, password(), StandardCopyOption.ATOMIC_MOVE);
        OwnFolder.force(folder);
    }

    /** A password in a draft of its file, which takes its place once the database knows it. */
    private Path newPassword() throws IOException {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        Path draft = folder.resolve("password.draft");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        // INVARIANT: letters, digits, - and _ only, so it needs no quoting in SQL.
        Files.write(draft, Base64.getUrlEncoder().withoutPadding().encode(random));
        OwnFolder.force(draft);
        return draft;
    }

    /** Runs statements without a server, so that there is no moment in which somebody else could connect. */
    private void alone(Programs programs, Path data, String... statements) throws IOException, DatabaseException {
        List<String> command = new ArrayList<>(List.of("postgres", "--single", "-D", data.toString()));
        command.addAll(ServerSettings.alone());
        command.add("template1");
        check(programs.run(command, String.join("\n", statements) + "\n"));
    }

    private void check(Programs.Ended ended) throws DatabaseException {
        if (!ended.well()) {
            throw Trouble.of(ended.said(), folder, null);
        }
    }

    /** How to reach the database on a port. */
    Address address(int port) throws IOException {
        // Whoever listens on the port while the server is down could ask for the password itself; it is never sent.
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/" + NAME
                + "?requireAuth=scram-sha-256&sslmode=disable&gssEncMode=disable";
        return new Address(
                url, NAME, Files.readString(password(), StandardCharsets.UTF_8).strip());
    }
}
