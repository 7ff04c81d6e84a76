package io.saveplay.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a rule that speaks for a play, with two scenarios. */
@Command(
        name = "rule",
        mixinStandardHelpOptions = true,
        description = "Write a rule that speaks for a play, a scenario where it fires and one where it stays quiet.")
final class NewRuleCommand implements Callable<Integer> {
    @Mixin
    private final NewOptions options = new NewOptions();

    @Parameters(paramLabel = "PLAY/CASE", description = "The rule's name, such as call-or-meet/asked-by-mail.")
    private String name = "";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        return options.write(
                options.ruleset(), name, Map.of(), spec.commandLine().getOut());
    }
}
