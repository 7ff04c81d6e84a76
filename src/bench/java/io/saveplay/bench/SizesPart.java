package io.saveplay.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How throughput changes as events become longer. */
final class SizesPart implements Part {
    /** The last is the most that the contract takes. */
    private static final List<Integer> CHARACTERS = List.of(1_000, 10_000, 20_000);

    @Override
    public String name() {
        return "sizes";
    }

    @Override
    public List<Table> measure(Settings settings) throws Exception {
        List<Row> rows = new ArrayList<>();
        try (Service service = Service.start(settings, "sizes", Map.of());
                Load load = new Load(service, Settings.CONNECTIONS)) {
            Pairs pairs = new Pairs(load, settings);
            for (int characters : CHARACTERS) {
                Pairs.Case one = Cases.dry(
                        "notes of " + characters / 1000 + ",000 characters",
                        Events.withNotes(Events.COUNT, characters));
                pairs.warmUp(one);
                Pairs.Outcome outcome = pairs.flatOut(one);
                rows.add(Row.of(one.name())
                        .with("ratio", outcome.throughput())
                        .with("perSecond", outcome.own().perSecond())
                        .with("p50Ms", outcome.own().millis(50))
                        .with("p99Ms", outcome.own().millis(99))
                        .with("serviceMicros", outcome.own().serviceMicrosEach())
                        .with("requestBytes", one.requests().meanBytes()));
            }
        }
        return List.of(new Table(
                "growth-event",
                "dryRun, askFirst=false, with notes that are never the same twice; `ratio` is to the ceiling with the same"
                        + " events",
                rows,
                List.of("serviceMicros")));
    }
}
