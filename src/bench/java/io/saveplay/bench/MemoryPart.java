package io.saveplay.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How much memory the service holds once it has decided for a while, as it is and where it is told to hold little. */
final class MemoryPart implements Part {
    private static final int DECISIONS = 100_000;

    /** What the docs name for it. */
    private static final List<String> LITTLE = List.of("-Xms64m", "-XX:+UseSerialGC");

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public List<Table> measure(Settings settings) throws Exception {
        List<Row> rows = List.of(row(settings, "as it is", List.of()), row(settings, "little memory", LITTLE));
        return List.of(new Table(
                "memory",
                "of the service's process, without its database, after %,d dry runs at least".formatted(DECISIONS),
                rows,
                List.of("residentMb")));
    }

    private static Row row(Settings settings, String name, List<String> options) throws Exception {
        Requests requests = Cases.dryAsking().requests();
        try (Service service = Service.start(settings, "memory", Map.of(), options);
                Load load = new Load(service, Settings.CONNECTIONS)) {
            List<Tally> tallies = new ArrayList<>();
            while (tallies.stream().mapToLong(Tally::answered).sum() < DECISIONS) {
                tallies.add(load.flatOut(requests, Duration.ofSeconds(5)));
            }
            Tally last = tallies.get(tallies.size() - 1);
            return Row.of(name)
                    .with("residentMb", service.megabytes("VmRSS"))
                    .with("mostResidentMb", service.megabytes("VmHWM"))
                    .with("perSecond", last.answered() / last.seconds())
                    .with("p99Ms", last.millis(99));
        }
    }
}
