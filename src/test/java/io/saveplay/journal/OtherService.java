package io.saveplay.journal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Another process that wants the database of a folder; it says what came of it and goes on until it is ended. */
final class OtherService implements AutoCloseable {
    private static final String WORD = "said: ";

    private final Process process;
    private final String said;

    private OtherService(Process process, String said) {
        this.process = process;
        this.said = said;
    }

    /** Starts it and waits for its word. */
    static OtherService on(Path folder) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherService.class.getName(),
                        folder.toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        // What it logs may come before.
        String line = lines.readLine();
        while (line != null && !line.startsWith(WORD)) {
            line = lines.readLine();
        }
        return new OtherService(process, line == null ? "nothing" : line.substring(WORD.length()));
    }

    /** What it said: {@code runs}, or why not. */
    String said() {
        return said;
    }

    long pid() {
        return process.pid();
    }

    /** Kills it: it can do nothing more. */
    @Override
    public void close() {
        Databases.killAndWait(process.toHandle());
    }

    /** Stores row 2, where it gets the database. */
    public static void main(String[] arguments) throws Exception {
        EmbeddedDatabase database = Databases.in(Path.of(arguments[0]));
        try {
            Databases.store(database.start(), 2);
            System.out.println(WORD + "runs");
        } catch (DatabaseException e) {
            System.out.println(WORD + e.getMessage());
        }
        Thread.sleep(600_000);
    }
}
