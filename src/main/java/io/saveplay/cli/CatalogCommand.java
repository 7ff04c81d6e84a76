package io.saveplay.cli;

import io.saveplay.scenario.Catalog;
import io.saveplay.scenario.Tested;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the catalogue of the rules, or checks that it is current. */
@Command(
        name = "catalog",
        mixinStandardHelpOptions = true,
        description = "Write CATALOG.md of the rules folder from rules, playbook and scenarios.")
final class CatalogCommand implements Callable<Integer> {
    @Mixin
    private final RulesOption rules = new RulesOption();

    @Option(names = "--check", description = "Write nothing; end with 1 when the catalogue is not current.")
    private boolean check;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Tested tested = Tested.of(rules.load(), Events.tools());
        String catalog = Catalog.of(tested.ruleset(), tested.coverage());
        Path file = rules.folder.resolve("CATALOG.md");
        try {
            boolean current = Files.exists(file) && Files.readString(file).equals(catalog);
            if (current) {
                out.println(file + " is current");
                return ExitCodes.OK;
            }
            if (check) {
                out.println(file + " is not current; run `saveplay catalog`");
                return ExitCodes.FOUND;
            }
            Files.writeString(file, catalog);
            out.println("wrote " + file);
            return ExitCodes.OK;
        } catch (IOException e) {
            throw new CommandFailure(ExitCodes.FILE, "`" + file + "` cannot be read or written");
        } finally {
            out.flush();
        }
    }
}
