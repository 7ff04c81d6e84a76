package io.saveplay.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What an earlier run left of its server when it ended suddenly: the server itself, or processes of a server that was
 * killed. Whoever ends them holds the {@link Claim} to the folder, so none of them is anybody's.
 */
final class Leftovers {
    private static final System.Logger LOG = System.getLogger("io.saveplay.journal");
    private static final Duration LONGEST_DEATH = Duration.ofSeconds(10);

    private final Path data;

    private Leftovers(Path data) {
        this.data = data;
    }

    /** Ends all that still uses the data. A server that ended in order leaves nothing, and costs a look at one file. */
    static void end(Path data, Programs programs) throws IOException, DatabaseException {
        if (Files.exists(PidFile.in(data))) {
            new Leftovers(data.toRealPath()).end(programs);
            // By now it names no process of ours; its number may be that of another by now, which would stop the start.
            Files.deleteIfExists(PidFile.in(data));
        }
    }

    private void end(Programs programs) throws DatabaseException {
        Optional<ProcessHandle> server =
                PidFile.read(data).flatMap(file -> ProcessHandle.of(file.pid())).filter(this::uses);
        if (server.isPresent()) {
            LOG.log(System.Logger.Level.INFO, "the database of a service that ended suddenly still runs; it is ended");
            ProcessHandle orphan = server.get();
            if (!programs.end(orphan.pid(), () -> !uses(orphan))) {
                throw Trouble.undead(data, orphan.pid());
            }
        }
        // Processes of a server that was killed end by themselves, unless they are in the middle of something.
        List<ProcessHandle> children =
                ProcessHandle.allProcesses().filter(this::uses).toList();
        children.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle child : children) {
            if (!Waiting.until(() -> !uses(child), LONGEST_DEATH)) {
                throw Trouble.undead(data, child.pid());
            }
        }
    }

    /** Whether a process is one of PostgreSQL and of this data; numbers of processes are given out again. */
    private boolean uses(ProcessHandle process) {
        // Empty for one that is dead and only not yet collected by its parent.
        String program = process.info().command().orElse("");
        if (!program.matches(".*/postgres( \\(deleted\\))?")) {
            return false;
        }
        Path where = Path.of("/proc", Long.toString(process.pid()), "cwd");
        try {
            return Files.exists(where.getParent())
                    ? Files.readSymbolicLink(where).equals(data)
                    : Arrays.asList(process.info().arguments().orElse(new String[0]))
                            .contains(data.toString());
        } catch (IOException e) {
            // It ended meanwhile, or is not ours to look at.
            return false;
        }
    }
}
