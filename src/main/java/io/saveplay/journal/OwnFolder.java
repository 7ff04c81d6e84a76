package io.saveplay.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** A folder that only the user of this process can look into. */
final class OwnFolder {
    private static final Set<PosixFilePermission> RIGHTS = PosixFilePermissions.fromString("rwx------");

    /** For what is made to be so from the first moment. */
    static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY = PosixFilePermissions.asFileAttribute(RIGHTS);

    private static final int ROOT = 0;

    private OwnFolder() {}

    /**
     * Makes sure that a folder is there, is this user's and can be written.
     *
     * @return whether this user is root
     */
    static boolean make(Path folder) throws IOException, DatabaseException {
        for (Path above = folder.toAbsolutePath(); above != null; above = above.getParent()) {
            if (Files.exists(above) && !Files.isDirectory(above)) {
                throw Trouble.notAFolder(above);
            }
        }
        if (!Files.exists(folder)) {
            Files.createDirectories(
                    Objects.requireNonNull(folder.toAbsolutePath().getParent(), "the root is there"));
            Files.createDirectory(folder, OWNER_ONLY);
        }
        // The one way to learn who this process is that also works for users without a name.
        Path probe = Files.createTempFile(folder, "probe", "");
        try {
            Object self = Files.getAttribute(probe, "unix:uid");
            if (!self.equals(Files.getAttribute(folder, "unix:uid"))) {
                throw Trouble.ofAnother(folder, Files.getOwner(folder).getName());
            }
            Files.setPosixFilePermissions(folder, RIGHTS);
            return self.equals(ROOT);
        } finally {
            Files.delete(probe);
        }
    }

    /** Deletes a folder with all that is in it; links are not followed. */
    static void delete(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(path)) {
            for (Path one : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }

    /** Puts a file on the disk, or what was made and renamed in a folder. */
    static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Puts a folder on the disk with all that is in it. */
    static void forceAll(Path folder) throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path one : inside.filter(path -> !Files.isSymbolicLink(path)).toList()) {
                force(one);
            }
        }
    }
}
