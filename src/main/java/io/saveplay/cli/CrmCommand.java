package io.saveplay.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Tools for profiles of CRM and billing systems. */
@Command(
        name = "crm",
        mixinStandardHelpOptions = true,
        description = "Try the profiles of CRM and billing systems (rules/crm).",
        subcommands = CrmPreviewCommand.class)
final class CrmCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: `preview`");
    }
}
