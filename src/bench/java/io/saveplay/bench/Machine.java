package io.saveplay.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where figures were taken, without which they say little. */
final class Machine {
    private static final Path TIMES = Path.of("/proc/stat");
    private static final Path PROCESSOR = Path.of("/proc/cpuinfo");

    private Machine() {}

    /** Its facts, by name. */
    static Map<String, String> facts(Settings settings) throws IOException, InterruptedException {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
        facts.put("processor", processor());
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("jdk", lastLine(settings.java(), "-version"));
        facts.put("jvmOptions", String.join(" ", Service.options(settings)));
        facts.put("commit", lastLine("git", "describe", "--always", "--dirty", "--abbrev=12"));
        facts.put("rounds", settings.rounds() + " of " + settings.round().toSeconds() + " s");
        facts.put("meaning", settings.meaning() ? "on" : "off");
        return facts;
    }

    /**
     * The processor time that all have used since the machine started, interrupts and what the hypervisor gave to others
     * among it, in microseconds; not a number where {@code /proc/stat} is not there (proc(5), whose unit is 10 ms).
     */
    static double busyMicros() throws IOException {
        if (!Files.exists(TIMES)) {
            return Double.NaN;
        }
        String[] times = Files.readAllLines(TIMES).get(0).trim().split("\\s+");
        double ticks = 0;
        // user, nice, system, then idle and waiting, which are not used, then irq, softirq and steal
        for (int i : new int[] {1, 2, 3, 6, 7, 8}) {
            ticks += Double.parseDouble(times[i]);
        }
        return ticks * 10_000;
    }

    private static String processor() throws IOException {
        if (!Files.exists(PROCESSOR)) {
            return System.getProperty("os.arch");
        }
        return Files.readAllLines(PROCESSOR).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }

    private static String lastLine(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return process.waitFor() == 0 && !lines.isEmpty() ? lines.get(lines.size() - 1) : "unknown";
    }
}
