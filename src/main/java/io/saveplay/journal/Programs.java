package io.saveplay.journal;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * PostgreSQL's programs, ready to run.
 *
 * @param home the folder that they are unpacked in
 * @param root whether this process is root's, which PostgreSQL refuses to run for
 * @param givenUp ends the wait for a program
 */
record Programs(Path home, boolean root, BooleanSupplier givenUp) {
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration LONGEST_SIGNAL = Duration.ofSeconds(5);
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(10);
    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");

    /** How a program ended, and its last lines. */
    record Ended(boolean well, List<String> said) {}

    /** The major version. It is the first program to run, so it also tells whether they run here at all. */
    String major() throws IOException, DatabaseException {
        Ended ended;
        try {
            ended = run(List.of("postgres", "--version"), "");
        } catch (IOException e) {
            ended = new Ended(false, List.of(String.valueOf(e.getMessage())));
        }
        Matcher version = VERSION.matcher(String.join("\n", ended.said()));
        if (ended.well() && version.find()) {
            return version.group(1);
        }
        throw Trouble.programsDoNotRun(ended.said(), home);
    }

    /** Runs a program to its end, with what it is told on its input. */
    Ended run(List<String> command, String input) throws IOException, DatabaseException {
        return run(command, input, LONGEST, givenUp);
    }

    private Ended run(List<String> command, String input, Duration atMost, BooleanSupplier until)
            throws IOException, DatabaseException {
        Process process = prepared(List.of(), command).start();
        try {
            Output output = Output.of(process.getInputStream(), null);
            try (OutputStream in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // It ended before it read its input; what it said tells why.
            }
            if (!Waiting.until(() -> !process.isAlive(), atMost, until)) {
                throw until.getAsBoolean() ? Trouble.closed() : Trouble.tooSlow(command.get(0), home);
            }
            return new Ended(process.exitValue() == 0, output.whole());
        } finally {
            process.destroyForcibly();
        }
    }

    /** Starts a program that goes on; what it says goes to the output of the process, errors with it. */
    Process start(List<String> command) throws IOException {
        // In a session of its own, so that Ctrl-C ends the service, and the service the database, in that order.
        ProcessBuilder builder = prepared(isThere("setsid") ? List.of("setsid") : List.of(), command);
        return builder.redirectInput(new File("/dev/null")).start();
    }

    private ProcessBuilder prepared(List<String> before, List<String> command) {
        List<String> whole = new ArrayList<>(before);
        if (root) {
            // A user namespace without a mapping: root's process, but it looks like nobody's to PostgreSQL.
            whole.addAll(List.of("unshare", "--user"));
        }
        whole.add(home.resolve("bin").resolve(command.get(0)).toString());
        whole.addAll(command.subList(1, command.size()));
        ProcessBuilder builder = new ProcessBuilder(whole).redirectErrorStream(true);
        // Nothing of the service's own surroundings: they hold secrets, and settings that are meant for others.
        String path = System.getenv("PATH");
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", path == null ? "/usr/bin:/bin" : path, "LC_ALL", "C", "TZ", "UTC"));
        return builder;
    }

    private static boolean isThere(String program) {
        String path = System.getenv("PATH");
        return path != null
                && List.of(path.split(File.pathSeparator, -1)).stream()
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /**
     * Ends a process of PostgreSQL: at once but in order, then without order, which costs a recovery and no data.
     *
     * @return whether it has ended
     */
    boolean end(long pid, BooleanSupplier ended) {
        for (String signal : List.of("INT", "QUIT", "KILL")) {
            if (ended.getAsBoolean()) {
                return true;
            }
            try {
                run(List.of("pg_ctl", "kill", signal, Long.toString(pid)), "", LONGEST_SIGNAL, () -> false);
            } catch (IOException | DatabaseException e) {
                ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
            }
            if (Waiting.until(ended, LONGEST_GOODBYE)) {
                return true;
            }
        }
        return false;
    }
}
