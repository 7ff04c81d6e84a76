package io.saveplay.cli;

import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The one entry: {@code serve} starts the service, and is what no verb means; the other verbs open no port. */
@QuarkusMain
@Command(
        name = "saveplay",
        description = "What to do when a customer backs out: rules in, ranked recommendations out.",
        mixinStandardHelpOptions = true,
        version = "saveplay 0.1.0",
        subcommands = {
            ServeCommand.class,
            DecideCommand.class,
            ExplainCommand.class,
            TestCommand.class,
            MutateCommand.class,
            CheckCommand.class,
            DiffCommand.class,
            LintCommand.class,
            NewCommand.class,
            CatalogCommand.class,
            FormatCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            CrmCommand.class,
            TextCommand.class
        },
        footer = {
            "",
            "Exit codes:",
            "  0  all is well",
            "  1  something was found: a bad event, a failed scenario, a decision that flips, a stale catalogue",
            "  2  the command was not understood, or asks for what cannot be",
            "  3  the rules folder cannot go live",
            "  4  a file cannot be read or written",
            "  5  the journal cannot be reached"
        })
public final class Main {
    Main() {}

    /** Runs a verb and ends with its exit code. */
    public static void main(String... args) {
        if (List.of(args).isEmpty() || List.of(args).equals(List.of("serve"))) {
            // Nothing to read on the command line, and nothing of what the verbs need.
            ServeCommand.serve();
            return;
        }
        boolean serves = args[0].equals("serve");
        if (!serves) {
            // The service sets up its log; a verb speaks for itself, and only what is wrong may interrupt it.
            Logger.getLogger("").setLevel(Level.SEVERE);
        }
        int exit = commandLine().execute(args);
        if (!serves || exit != ExitCodes.OK) {
            System.exit(exit);
        }
    }

    /** The command line, as tests run it too. */
    static CommandLine commandLine() {
        return new CommandLine(new Main()).setExecutionExceptionHandler((error, line, parsed) -> {
            if (error instanceof CommandFailure failure) {
                line.getErr().println(failure.getMessage());
                return failure.exitCode();
            }
            throw error;
        });
    }
}
