package io.saveplay.cli;

import io.quarkus.runtime.Quarkus;
import io.saveplay.rulebook.Ahead;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Starts the service and stays until it is stopped. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Start the service (this is what no verb means). Settings come from the environment: "
                + "SAVEPLAY_HOST, SAVEPLAY_PORT, SAVEPLAY_TOKEN, SAVEPLAY_RULES.")
final class ServeCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        serve();
        return ExitCodes.OK;
    }

    /** Starts the service and stays until it is stopped. */
    static void serve() {
        // Only a guess: settings have more sources, which are known once the service has started.
        String rules = Objects.requireNonNullElse(System.getenv("SAVEPLAY_RULES"), "rules");
        Ahead.begin(System.getProperty("saveplay.rules", rules));
        Quarkus.run();
    }
}
