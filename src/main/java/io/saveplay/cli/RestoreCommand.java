package io.saveplay.cli;

import io.saveplay.journal.Restore;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts a backup back. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = "Put what `backup` wrote into a journal that holds no decisions yet; no service may run on it"
                + " meanwhile. All of it is put back or, when anything is wrong, nothing.")
final class RestoreCommand implements Callable<Integer> {
    @Mixin
    private final JournalOption journal = new JournalOption();

    @Parameters(paramLabel = "FILE", description = "What `backup` wrote.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        journal.use(place -> new Restore(place).read(file, JournalOption.tell(out)));
        out.println("restored " + file);
        out.flush();
        return ExitCodes.OK;
    }
}
