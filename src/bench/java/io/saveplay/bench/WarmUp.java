package io.saveplay.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** Doing something over and over before it counts: a machine that compiles on few cores is warm late. */
final class WarmUp {
    private static final int MOST = 6;
    private static final double FASTER = 1.05;

    /** A JVM that compiles for a larger part of one core's time is not warm, whatever its pace. */
    private static final double COMPILING = 0.03;

    private static final Path PROCESSES = Path.of("/proc");

    private WarmUp() {}

    /**
     * Does it twice at least, and on for as long as it becomes faster or the JVM that does it compiles, within reason.
     *
     * @param jvm the process that does it
     * @param perSecond how fast it was
     */
    static void run(ProcessHandle jvm, Callable<Double> perSecond) throws Exception {
        double before = 0;
        for (int i = 0; i < MOST; i++) {
            long start = System.nanoTime();
            long compiled = compiling(jvm);
            double now = perSecond.call();
            double share = (double) (compiling(jvm) - compiled) / (System.nanoTime() - start);
            if (i > 0 && now < before * FASTER && share < COMPILING) {
                return;
            }
            before = now;
        }
    }

    /** The processor time of a JVM's compilers in nanoseconds; 0 where the system does not tell. */
    private static long compiling(ProcessHandle jvm) throws IOException {
        Path threads = PROCESSES.resolve(jvm.pid() + "/task");
        if (!Files.exists(threads)) {
            return 0;
        }
        try (Stream<Path> all = Files.list(threads)) {
            return all.filter(thread -> read(thread.resolve("comm")).contains("Compiler"))
                    .map(thread -> read(thread.resolve("schedstat")))
                    .filter(times -> !times.isEmpty())
                    .mapToLong(times -> Long.parseLong(times.substring(0, times.indexOf(' '))))
                    .sum();
        }
    }

    /** What a file of the system says; nothing where its thread has ended. */
    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            if (Files.exists(file)) {
                throw new UncheckedIOException("the times of a thread cannot be read", e);
            }
            return "";
        }
    }
}
