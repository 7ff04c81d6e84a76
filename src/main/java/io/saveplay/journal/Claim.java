package io.saveplay.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** The sole right to a folder, over all processes. The system takes it back from a process that ends, however it ends. */
final class Claim implements AutoCloseable {
    private final String name;
    private final FileChannel channel;

    private Claim(String name, FileChannel channel) {
        this.name = name;
        this.channel = channel;
    }

    /**
     * Takes a folder, which is there.
     *
     * @return empty when somebody else has it
     */
    static Optional<Claim> take(Path folder) throws IOException {
        String name = name(folder);
        // INVARIANT: a process opens the lock file of a folder that it holds just once. To close it a second time would
        // drop the lock of the whole process. A system property is the one thing that all class loaders share.
        if (System.getProperties().putIfAbsent(name, own()) != null) {
            return Optional.empty();
        }
        FileChannel channel = null;
        boolean taken = false;
        try {
            channel = FileChannel.open(
                    file(folder),
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            taken = channel.tryLock() != null;
            if (taken) {
                channel.truncate(0);
                channel.write(ByteBuffer.wrap(own().getBytes(StandardCharsets.UTF_8)));
            }
            return taken ? Optional.of(new Claim(name, channel)) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            taken = false;
            throw e;
        } finally {
            if (!taken) {
                System.getProperties().remove(name);
                if (channel != null) {
                    channel.close();
                }
            }
        }
    }

    /** The process that has a folder, as far as that is known. */
    static Optional<String> holder(Path folder) throws IOException {
        if (System.getProperties().containsKey(name(folder))) {
            return Optional.of(own());
        }
        Path file = file(folder);
        String pid = Files.exists(file) ? Files.readString(file).strip() : "";
        return pid.matches("\\d{1,18}") ? Optional.of(pid) : Optional.empty();
    }

    private static String own() {
        return Long.toString(ProcessHandle.current().pid());
    }

    private static Path file(Path folder) {
        return folder.resolve("lock");
    }

    private static String name(Path folder) throws IOException {
        return "io.saveplay.held." + folder.toRealPath();
    }

    /** Gives the folder back. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The system has taken the lock back all the same.
        }
        System.getProperties().remove(name);
    }
}
