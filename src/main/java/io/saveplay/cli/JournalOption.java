package io.saveplay.cli;

import io.saveplay.journal.Backup;
import io.saveplay.journal.BackupException;
import io.saveplay.journal.DatabaseException;
import io.saveplay.journal.Place;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the journal is, for every verb that needs it; the same settings lead the service there. */
final class JournalOption {
    @Option(
            names = "--state",
            paramLabel = "DIR",
            defaultValue = "${env:SAVEPLAY_STATE:-.saveplay}",
            description = "The state folder of the service; SAVEPLAY_STATE or `.saveplay` unless given.")
    private Path state = Path.of(".saveplay");

    @Option(
            names = "--db-url",
            paramLabel = "URL",
            defaultValue = "${env:SAVEPLAY_DB_URL}",
            description =
                    "The database, where it is not the one that starts by itself; SAVEPLAY_DB_URL unless given. Its"
                            + " password is in SAVEPLAY_DB_PASSWORD.")
    private String url = "";

    @Option(
            names = "--db-user",
            paramLabel = "NAME",
            defaultValue = "${env:SAVEPLAY_DB_USER}",
            description = "The user of that database; SAVEPLAY_DB_USER or `saveplay` unless given.")
    private String user = "";

    @Option(
            names = "--binaries",
            paramLabel = "DIR",
            hidden = true,
            defaultValue = "${env:SAVEPLAY_JOURNAL_BINARIES}",
            description = "Where the programs of the database are unpacked.")
    private String binaries = "";

    /** What is done with a journal. */
    interface Work {
        void on(Place place) throws BackupException, DatabaseException;
    }

    /** Does something with the journal; ends the command when that cannot be. */
    void use(Work work) {
        try {
            work.on(place());
        } catch (BackupException e) {
            throw new CommandFailure(
                    e.isAboutTheFile() ? ExitCodes.FILE : ExitCodes.USAGE, String.valueOf(e.getMessage()));
        } catch (DatabaseException e) {
            throw new CommandFailure(ExitCodes.JOURNAL, String.valueOf(e.getMessage()));
        }
    }

    /** Says of each table that is done how much it holds. */
    static Backup.Progress tell(PrintWriter out) {
        return (name, rows) -> {
            out.printf("%s: %d %s%n", name, rows, rows == 1 ? "row" : "rows");
            out.flush();
        };
    }

    private Place place() {
        return Place.of(
                given(url),
                given(user),
                // Who lists the processes of a machine sees their arguments.
                given(System.getenv("SAVEPLAY_DB_PASSWORD")),
                state,
                given(binaries).map(Path::of));
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).filter(one -> !one.isBlank());
    }
}
