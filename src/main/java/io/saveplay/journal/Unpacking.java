package io.saveplay.journal;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * Unpacks PostgreSQL's programs, which come with the service, into a folder named by their content. That folder is there
 * whole or not at all, and is shared by all services that unpack to the same place.
 */
final class Unpacking {
    private static final String DRAFT = "draft";
    private static final int OWNER_EXECUTES = 0100;
    private static final Duration FOR_ANOTHER = Duration.ofMinutes(2);

    private Unpacking() {}

    /**
     * The folder of the programs; they are unpacked if they are not yet.
     *
     * @param home where to unpack to; made if it is not there
     * @param givenUp ends the wait for another process that unpacks
     */
    static Path into(Path home, BooleanSupplier givenUp) throws IOException, DatabaseException {
        String archive = "/postgres-" + system() + ".txz";
        Path target = home.resolve(mark(archive));
        if (Files.isDirectory(target)) {
            return target;
        }
        OwnFolder.make(home);
        Optional<Claim> claim = Claim.take(home);
        if (claim.isEmpty() && !Waiting.until(() -> Files.isDirectory(target), FOR_ANOTHER, givenUp)) {
            throw Trouble.inUse(home, Claim.holder(home).orElse(null));
        }
        if (claim.isPresent()) {
            try {
                unpack(archive, home, target);
            } finally {
                claim.get().close();
            }
        }
        return target;
    }

    /** The system as the archives name it. */
    private static String system() {
        String system =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac")
                        ? "darwin"
                        : System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        return system + "-"
                + switch (machine) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64", "arm64" -> "arm_64";
                    default -> machine;
                };
    }

    private static InputStream open(String archive) throws DatabaseException {
        InputStream packed = Unpacking.class.getResourceAsStream(archive);
        if (packed == null) {
            throw noPrograms(archive);
        }
        return packed;
    }

    /** Stands for the content of an archive: the sum and length that its jar notes, since to read it all takes long. */
    private static String mark(String archive) throws IOException, DatabaseException {
        URL url = Unpacking.class.getResource(archive);
        if (url == null) {
            throw noPrograms(archive);
        }
        if (!(url.openConnection() instanceof JarURLConnection connection)) {
            throw new IOException("PostgreSQL's programs are not in a jar");
        }
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            ZipEntry entry = jar.getEntry(connection.getEntryName());
            return String.format("%08x%08x", entry.getCrc(), entry.getSize());
        }
    }

    private static DatabaseException noPrograms(String archive) {
        return Trouble.noPrograms(archive.replaceAll("^/postgres-|\\.txz$", ""));
    }

    private static void unpack(String archive, Path home, Path target) throws IOException, DatabaseException {
        if (Files.isDirectory(target)) {
            return;
        }
        Path draft = home.resolve(DRAFT);
        OwnFolder.delete(draft);
        Files.createDirectory(draft, OwnFolder.OWNER_ONLY);
        try (TarArchiveInputStream entries = new TarArchiveInputStream(new XZCompressorInputStream(open(archive)))) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                unpack(entry, entries, draft);
            }
        }
        // What is there under its final name is taken to be whole, after a power cut as well. All at the end, which is
        // some times faster than one by one.
        OwnFolder.forceAll(draft);
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        OwnFolder.force(home);
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path draft) throws IOException {
        Path path = inside(draft, draft.resolve(entry.getName()));
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            inside(draft, path.resolveSibling(entry.getLinkName()));
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, path);
        boolean program = (entry.getMode() & OWNER_EXECUTES) != 0;
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(program ? "rwx------" : "rw-------"));
    }

    private static Path inside(Path draft, Path path) throws IOException {
        if (!path.normalize().startsWith(draft)) {
            throw new IOException("an entry of the archive of PostgreSQL leads out of its folder");
        }
        return path.normalize();
    }
}
