package io.saveplay.journal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts in an operator's words what stands in the way of the embedded database. */
final class Trouble {
    private static final String ELSEWHERE = ", or set SAVEPLAY_DB_URL to a database elsewhere";
    private static final List<String> FULL =
            List.of("No space left on device", "Disk quota exceeded", "not enough space", "wrote only");

    private Trouble() {}

    static DatabaseException inUse(Path folder, @Nullable String pid) {
        return new DatabaseException("the database in `" + folder + "` is in use by another service"
                + (pid == null ? "" : " (process " + pid + ")")
                + "; stop that one, give this one a folder of its own" + ELSEWHERE);
    }

    static DatabaseException noJournal(Path folder) {
        return new DatabaseException("there is no journal in `" + folder
                + "`; name the state folder of the service with `--state` or SAVEPLAY_STATE" + ELSEWHERE);
    }

    static DatabaseException notReached(Path folder, @Nullable String pid) {
        return new DatabaseException("the database in `" + folder + "` belongs to another service"
                + (pid == null ? "" : " (process " + pid + ")")
                + " and takes no connection; see whether that one runs well");
    }

    static DatabaseException notAFolder(Path file) {
        return new DatabaseException(
                "`" + file + "` is a file where the database needs a folder; move it away" + ELSEWHERE);
    }

    static DatabaseException ofAnother(Path folder, String owner) {
        return new DatabaseException("`" + folder + "` belongs to the user `" + owner
                + "`, and the database serves its owner only; start the service as that user, give it a folder of its own"
                + ELSEWHERE);
    }

    static DatabaseException noPrograms(String system) {
        return new DatabaseException("no PostgreSQL for `" + system
                + "` comes with the service; set SAVEPLAY_DB_URL to a database of your own");
    }

    static DatabaseException noRoot() {
        return new DatabaseException(
                "PostgreSQL does not run as root, and this system does not let the service step down;"
                        + " start the service as another user" + ELSEWHERE);
    }

    static DatabaseException otherMajor(Path data, String found, String needed) {
        return new DatabaseException("`" + data + "` was written by PostgreSQL " + found + ", and the service has "
                + needed + "; move it over with pg_upgrade or a dump, move it away to start empty" + ELSEWHERE);
    }

    static DatabaseException noDatabase(Path data) {
        return new DatabaseException("`" + data + "` is not a PostgreSQL database, or a damaged one;"
                + " put a backup back, move it away to start empty" + ELSEWHERE);
    }

    static DatabaseException portTaken(int port) {
        return new DatabaseException("port " + port + " of the database was taken by another program while it was down;"
                + " stop that program, or start the service anew for another port");
    }

    static DatabaseException wrongPassword(Path password) {
        return new DatabaseException("the database does not know the password in `" + password
                + "`; delete that file and start anew: a new password is made");
    }

    static DatabaseException stillRecovering(Path folder) {
        return new DatabaseException(
                "the database in `" + folder + "` still recovers from its sudden end; there is nothing to do but wait");
    }

    static DatabaseException tooSlow(String program, Path folder) {
        return new DatabaseException("`" + program + "` of PostgreSQL did not end in time; see whether the disk of `"
                + folder + "` answers" + ELSEWHERE);
    }

    static DatabaseException closed() {
        return new DatabaseException("the database was closed, as the service ends");
    }

    static DatabaseException programsDoNotRun(List<String> said, Path programs) {
        if (isAboutRoot(said)) {
            return noRoot();
        }
        return new DatabaseException("the PostgreSQL that comes with the service does not run from `" + programs + "`: "
                + reason(said) + "; see whether programs may run there" + ELSEWHERE);
    }

    /** A leftover of an earlier run that no signal ends. */
    static DatabaseException undead(Path data, long pid) {
        return new DatabaseException("process " + pid + " still uses the database in `" + data
                + "` and does not end; end it by hand, then start anew");
    }

    /** A file that cannot be read or written. */
    static DatabaseException of(IOException e, Path folder) {
        String text = String.valueOf(e.getMessage());
        if (FULL.stream().anyMatch(text::contains)) {
            return full(folder, e);
        }
        if (e instanceof AccessDeniedException denied) {
            return new DatabaseException(
                    "`" + denied.getFile() + "` may not be read or written by this user;"
                            + " see to its owner and rights" + ELSEWHERE,
                    e);
        }
        String what = e instanceof FileSystemException file ? "`" + file.getFile() + "`: " + reason(e) : text;
        return new DatabaseException("the database in `" + folder + "` cannot be set up: " + what, e);
    }

    /** Why a file cannot be read or written, without its name. */
    static String reason(IOException e) {
        if (FULL.stream().anyMatch(String.valueOf(e.getMessage())::contains)) {
            return "the disk is full";
        }
        if (e instanceof AccessDeniedException) {
            return "this user may not";
        }
        return e instanceof FileSystemException file
                ? Objects.requireNonNullElse(file.getReason(), "it is missing or in the way")
                : String.valueOf(e.getMessage());
    }

    /**
     * A program that ended when it should not have.
     *
     * @param said its last lines
     * @param more where it says more, if anywhere
     */
    static DatabaseException of(List<String> said, Path folder, @Nullable Path more) {
        String all = String.join("\n", said);
        if (FULL.stream().anyMatch(all::contains)) {
            return full(folder, null);
        }
        if (isAboutRoot(said)) {
            return noRoot();
        }
        return new DatabaseException("the database in `" + folder + "` does not start: " + reason(said)
                + (more == null ? "" : "; `" + more + "` says more"));
    }

    private static boolean isAboutRoot(List<String> said) {
        String all = String.join("\n", said);
        return all.contains("unshare") || all.contains("cannot be run as root") || all.contains("\"root\" execution");
    }

    /** The first complaint, since what follows it is mostly its consequence; or else the last word. */
    private static String reason(List<String> said) {
        String line = said.stream()
                .filter(l -> l.contains("FATAL:") || l.contains("PANIC:") || l.contains("error:"))
                .findFirst()
                .orElse(said.isEmpty() ? "it gives no reason" : said.get(said.size() - 1));
        return line.replaceFirst("^.*?(FATAL|PANIC|error): +", "").strip();
    }

    private static DatabaseException full(Path folder, @Nullable Throwable cause) {
        return new DatabaseException(
                "the disk of `" + folder
                        + "` is full; free some space on it, and it goes on by itself: what was acknowledged is still there",
                cause);
    }
}
