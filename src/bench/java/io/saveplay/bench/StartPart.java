package io.saveplay.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How long it takes from the start of the process to its first decision. */
final class StartPart implements Part {
    private static final int TIMES = 5;
    /** What the docs name for a start that is to have the processor for itself. */
    private static final List<String> COMPILED_LATER = List.of("-XX:CompileThresholdScaling=6");

    @Override
    public String name() {
        return "start";
    }

    @Override
    public List<Table> measure(Settings settings) throws Exception {
        Path archive = Service.newState(settings, "archive").resolveSibling("classes.jsa");
        Path state = Service.newState(settings, "start");
        // With its database, so that later starts find it whole.
        try (Service service = Service.launch(
                settings,
                state,
                Map.of("SAVEPLAY_JOURNAL_START_WAIT", "60s"),
                List.of("-XX:ArchiveClassesAtExit=" + archive),
                Service.classes(settings))) {
            service.awaitAnswer();
        }
        List<String> shared =
                Files.exists(archive) ? List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:cds=off") : List.of();
        List<Row> rows = new ArrayList<>();
        rows.add(row("first start", first(settings, List.of())));
        rows.add(row("later start", later(settings, state, List.of())));
        if (!shared.isEmpty()) {
            rows.add(row("first start, shared classes", first(settings, shared)));
            rows.add(row("later start, shared classes", later(settings, state, shared)));
            rows.add(row("the same, compiled later", later(settings, state, and(shared, COMPILED_LATER))));
            rows.add(row(
                    "the same, never compiled well",
                    later(settings, state, and(shared, List.of("-XX:TieredStopAtLevel=1")))));
        }
        return List.of(new Table(
                "start",
                "from the launch of the process to the answer to `POST /v1/decisions?dryRun=true`, median of " + TIMES
                        + "; the first start has an empty state folder and unpacks its database",
                rows,
                List.of("seconds")));
    }

    private static List<String> and(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static Row row(String name, List<Double> seconds) {
        return Row.of(name).with("seconds", Median.of(seconds));
    }

    private static List<Double> first(Settings settings, List<String> options) throws Exception {
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            seconds.add(once(settings, Service.newState(settings, "first"), options));
        }
        return seconds;
    }

    private static List<Double> later(Settings settings, Path state, List<String> options) throws Exception {
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            seconds.add(once(settings, state, options));
        }
        return seconds;
    }

    private static double once(Settings settings, Path state, List<String> options)
            throws IOException, InterruptedException {
        try (Service service = launch(settings, state, options)) {
            return service.awaitAnswer().toNanos() / 1e9;
        }
    }

    private static Service launch(Settings settings, Path state, List<String> options) throws IOException {
        return options.isEmpty()
                ? Service.launch(settings, state, Map.of(), options)
                : Service.launch(settings, state, Map.of(), options, Service.classes(settings));
    }
}
