package io.saveplay.journal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

/** A process of its own that takes up deliveries and ends none of them, until it is killed. */
final class OtherReplica implements AutoCloseable {
    private static final String PICKED = "picked: ";

    private final Process process;
    private final BufferedReader lines;

    private OtherReplica(Process process) {
        this.process = process;
        this.lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static OtherReplica on(Address address) throws IOException {
        return new OtherReplica(new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherReplica.class.getName(),
                        address.url(),
                        address.user(),
                        Objects.requireNonNullElse(address.password(), "")))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    void awaitPicked(int many) throws IOException {
        for (int seen = 0; seen < many; ) {
            String line = lines.readLine();
            if (line == null) {
                throw new AssertionError("the other replica ended");
            }
            seen += line.startsWith(PICKED) ? 1 : 0;
        }
    }

    /** Kills it: it can do nothing more. */
    @Override
    public void close() {
        Databases.killAndWait(process.toHandle());
    }

    public static void main(String[] arguments) throws Exception {
        Address address = new Address(arguments[0], arguments[1], arguments[2]);
        try (Journal journal = Journals.open(address, Webhooks.CLOCK)) {
            journal.queue(
                    (delivery, attempt) -> {
                        System.out.println(PICKED + delivery);
                        new CountDownLatch(1).await();
                        return new Result.Dead("never");
                    },
                    Webhooks.SETTINGS);
            Thread.sleep(600_000);
        }
    }
}
