package io.saveplay.bench;

import io.saveplay.rulebook.SizedRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How throughput changes as rules become more, and as events become longer. */
final class GrowthPart implements Part {
    private static final List<Integer> RULES = List.of(10, 100, 1000);

    /** The last is the most that the contract takes. */
    private static final List<Integer> CHARACTERS = List.of(1_000, 10_000, 20_000);

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public List<Table> measure(Settings settings) throws Exception {
        List<Row> rules = new ArrayList<>();
        for (int count : RULES) {
            Path folder = written(SizedRules.forService(count), Service.newState(settings, "rules" + count));
            rules.add(withRules(settings, count + " rules", Map.of("SAVEPLAY_RULES", folder.toString())));
        }
        rules.add(withRules(settings, "the shipped rules", Map.of()));
        List<Row> sizes = new ArrayList<>();
        try (Service service = Service.start(settings, "sizes", Map.of());
                Load load = new Load(service, Settings.CONNECTIONS)) {
            for (int characters : CHARACTERS) {
                List<String> events = Events.withNotes(Events.COUNT, characters);
                Pairs.Case one = Cases.dry("notes of " + characters / 1000 + ",000 characters", events);
                sizes.add(row(settings, load, one)
                        .with("requestBytes", one.requests().meanBytes()));
            }
        }
        return List.of(
                new Table(
                        "growth-rules",
                        "dryRun, askFirst=false, with fewer and more rules; `ratio` is to the ceiling in turns",
                        rules,
                        List.of("serviceMicros")),
                new Table(
                        "growth-event",
                        "dryRun, askFirst=false, with notes that are never the same twice; `ratio` is to the ceiling with"
                                + " the same events",
                        sizes,
                        List.of("serviceMicros")));
    }

    private static Row withRules(Settings settings, String name, Map<String, String> variables) throws Exception {
        try (Service service = Service.start(settings, "growth", variables);
                Load load = new Load(service, Settings.CONNECTIONS)) {
            return row(settings, load, Cases.dry(name, Events.some(Events.COUNT)))
                    .with("residentMb", service.megabytes("VmRSS"));
        }
    }

    private static Row row(Settings settings, Load load, Pairs.Case one) throws InterruptedException {
        Pairs pairs = new Pairs(load, settings);
        pairs.warmUp(one);
        Pairs.Outcome outcome = pairs.flatOut(one);
        return Row.of(one.name())
                .with("ratio", outcome.throughput())
                .with("perSecond", outcome.own().perSecond())
                .with("p50Ms", outcome.own().millis(50))
                .with("p99Ms", outcome.own().millis(99))
                .with("serviceMicros", outcome.own().serviceMicrosEach());
    }

    private static Path written(Map<String, String> files, Path folder) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        return folder;
    }
}
