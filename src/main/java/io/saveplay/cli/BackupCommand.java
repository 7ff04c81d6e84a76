package io.saveplay.cli;

import io.saveplay.journal.Backup;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes all of the journal into a file. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description =
                "Write all of the journal into FILE, as it stands at this moment; the service may run meanwhile. The"
                        + " file holds what clients said: keep it as safely as the journal.")
final class BackupCommand implements Callable<Integer> {
    @Mixin
    private final JournalOption journal = new JournalOption();

    @Parameters(
            paramLabel = "FILE",
            description = "The file to write, such as `journal.zip`; it must not be there yet.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        journal.use(place -> new Backup(place, Clock.systemUTC()).write(file, JournalOption.tell(out)));
        out.println("wrote " + file);
        out.flush();
        return ExitCodes.OK;
    }
}
