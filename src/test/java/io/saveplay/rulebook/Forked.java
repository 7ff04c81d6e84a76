package io.saveplay.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A test's process of its own, for what would take the process of the tests with it. */
final class Forked {
    private static final int MINUTES = 4;

    private Forked() {}

    /** The exit code of a main method; it fails when that takes too long. */
    static int run(Class<?> main, List<String> options, List<String> arguments)
            throws IOException, InterruptedException {
        Path log = Files.createTempFile("forked", ".log");
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(options);
        command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
            assertThat(ended).as("it ends: %s", Files.readString(log)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
            Files.delete(log);
        }
    }
}
