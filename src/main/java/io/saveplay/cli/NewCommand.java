package io.saveplay.cli;

import picocli.CommandLine.Command;

/** Writes a first version of something, ready to be changed. */
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        description = "Write a new rule or play with scenarios that pass.",
        subcommands = {NewRuleCommand.class, NewPlayCommand.class})
final class NewCommand {}
