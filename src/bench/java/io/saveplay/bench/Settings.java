package io.saveplay.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the command line asks for.
 *
 * @param app the folder of the packaged service
 * @param java the program that runs the service
 * @param jvm more options of the service's JVM
 * @param round how long one round is
 * @param rounds how many rounds there are of each
 * @param warmUp how long each case is driven before it counts
 * @param soak for how long to soak; zero for not at all
 * @param meaning whether texts are read by their meaning
 * @param write whether charts become part of the docs
 * @param parts the names of the parts to run; empty for all
 * @param out where results go
 */
public record Settings(
        Path app,
        String java,
        List<String> jvm,
        Duration round,
        int rounds,
        Duration warmUp,
        Duration soak,
        boolean meaning,
        boolean write,
        List<String> parts,
        Path out) {

    /** How many connections requests come on. */
    static final int CONNECTIONS = 16;

    /** For how long it is tried whether the service keeps up with a rate. */
    Duration trial() {
        return warmUp.dividedBy(2);
    }

    /** The settings as they are in system properties, each under {@code bench}. */
    static Settings read() {
        return new Settings(
                Path.of(text("app")),
                text("java"),
                words(text("jvm")),
                Duration.ofSeconds(number("seconds")),
                number("rounds"),
                Duration.ofSeconds(number("warm")),
                Duration.ofMinutes(number("soak")),
                flag("meaning"),
                flag("write"),
                words(text("parts").replace(',', ' ')),
                Path.of(text("out")));
    }

    /** Whether a part is to run. */
    boolean wants(Part part) {
        return parts.isEmpty() || parts.contains(part.name());
    }

    static String text(String name) {
        return System.getProperty("bench." + name, "");
    }

    static List<String> words(String text) {
        return Stream.of(text.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static int number(String name) {
        return Integer.parseInt(text(name));
    }

    /** {@code -Dname} alone says yes. */
    private static boolean flag(String name) {
        return !text(name).equals("false");
    }
}
