package io.saveplay.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the parts that the command line asks for, one after another, and tells what they measured. */
public final class Bench {
    private static final Path DOCS = Path.of("src/docs/performance");

    private Bench() {}

    /** The parts in the order in which they run. */
    private static List<Part> parts(Settings settings) {
        List<Part> parts = new ArrayList<>(List.of(
                new StartPart(),
                new MemoryPart(),
                new HttpPart(),
                new BatchPart(),
                new SavePart(),
                new RulesPart(),
                new SizesPart()));
        if (!settings.soak().isZero()) {
            parts.add(new SoakPart());
        }
        return parts.stream().filter(settings::wants).toList();
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        String jmh = Settings.text("jmh");
        if (!jmh.isEmpty()) {
            runJmh(jmh);
            return;
        }
        Settings settings = Settings.read();
        PrintStream out = System.out;
        Service.clean(settings);
        Map<String, String> machine = Machine.facts(settings);
        Report.print(machine, out);
        List<Table> tables = new ArrayList<>();
        boolean whole = true;
        for (Part part : parts(settings)) {
            try {
                List<Table> measured = part.measure(settings);
                measured.forEach(table -> Report.print(table, out));
                tables.addAll(measured);
                Report.write(machine, tables, settings.out().resolve("results.json"));
            } catch (Exception e) {
                whole = false;
                out.printf("%nthe part `%s` failed: %s%n", part.name(), e.getMessage());
                e.printStackTrace(out);
            }
        }
        draw(tables, settings);
        if (whole) {
            Service.clean(settings);
        }
        out.printf("%nall of it: %s%n", settings.out().resolve("results.json"));
        System.exit(whole ? 0 : 1);
    }

    private static void draw(List<Table> tables, Settings settings) throws IOException {
        for (Table table : tables) {
            if (!table.charted().isEmpty()) {
                Path chart = Charts.draw(table, settings.out());
                if (settings.write()) {
                    Files.createDirectories(DOCS);
                    Files.copy(chart, DOCS.resolve(chart.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static void runJmh(String which) throws IOException {
        Path results = Files.createDirectories(Path.of(Settings.text("out"))).resolve("jmh.json");
        List<String> arguments = new ArrayList<>(List.of(which.equals("true") ? ".*" : which));
        arguments.addAll(List.of("-rf", "json", "-rff", results.toString()));
        arguments.addAll(Settings.words(Settings.text("jmh.args")));
        org.openjdk.jmh.Main.main(arguments.toArray(String[]::new));
    }
}
