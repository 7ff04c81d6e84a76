package io.saveplay.rulebook;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The packaged service that runs.
 *
 * @param home its folder, in which nobody but who installs the service writes
 * @param id what it is known by: the same code on the same release of Java has the same, all else another
 */
public record Build(Path home, String id) {
    /** The code that is ours or was made for it; of libraries, whose names bear their versions, name and size will do. */
    private static final List<String> CODE = List.of("app", "quarkus");

    private static final List<String> LIBRARIES = List.of("lib/boot", "lib/main");

    /** The build that this class is of; none where it runs as loose classes, such as in a test. */
    public static Optional<Build> running() {
        CodeSource source = Build.class.getProtectionDomain().getCodeSource();
        try {
            return source == null || source.getLocation() == null
                    ? Optional.empty()
                    : of(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException | IOException | IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.empty();
        }
    }

    /** The build that a jar of the application is part of. */
    static Optional<Build> of(Path jar) throws IOException {
        Path app = jar.toAbsolutePath().normalize().getParent();
        if (!Files.isRegularFile(jar)
                || app == null
                || !app.endsWith("app")
                || !Files.isDirectory(app.resolveSibling("lib/main"))) {
            return Optional.empty();
        }
        Path home = app.resolveSibling("");
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            note(digest, System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
            note(digest, System.getProperty("os.name") + " " + System.getProperty("os.arch"));
            for (String folder : CODE) {
                for (Path file : files(home.resolve(folder))) {
                    note(digest, folder + "/" + file.getFileName());
                    if (file.toString().endsWith(".jar")) {
                        note(digest, contentOf(file));
                    }
                }
            }
            for (String folder : LIBRARIES) {
                for (Path file : files(home.resolve(folder))) {
                    note(digest, folder + "/" + file.getFileName() + " " + Files.size(file));
                }
            }
            return Optional.of(new Build(home, HexFormat.of().formatHex(digest.digest())));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** By the sums that the jar notes of its files, since to read them takes long; their own sum is of the same kind. */
    private static String contentOf(Path jar) throws IOException {
        CRC32 sum = new CRC32();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ByteBuffer numbers = ByteBuffer.allocate(2 * Long.BYTES);
            for (ZipEntry entry : Collections.list(zip.entries())) {
                sum.update(entry.getName().getBytes(StandardCharsets.UTF_8));
                sum.update(numbers.clear()
                        .putLong(entry.getCrc())
                        .putLong(entry.getSize())
                        .array());
            }
            return zip.size() + " " + sum.getValue();
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void note(MessageDigest digest, String text) {
        digest.update((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** The proofs of the rules that come with it. */
    public Path proofs() {
        return home.resolve("rules.proven");
    }
}
