package io.saveplay.bench;

import io.saveplay.delivery.Pipedrive;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What callers get over HTTP, against the same stack without rules; and what the service needs for it. */
final class HttpPart implements Part {
    private static final List<Integer> PERCENTS = List.of(50, 80);

    private final List<Row> throughput = new ArrayList<>();
    private final List<Row> latency = new ArrayList<>();

    @Override
    public String name() {
        return "http";
    }

    @Override
    public List<Table> measure(Settings settings) throws Exception {
        try (Service service = Service.start(settings, "http", Map.of());
                Load load = new Load(service, Settings.CONNECTIONS)) {
            run(settings, load, List.of(Cases.dry(), Cases.dryAllNew(), Cases.dryAsking(), Cases.stored()));
        }
        Map<String, String> pipedrive =
                Pipedrive.settings(Service.newState(settings, "rules").getParent(), "pace: 5", "settle: PT5M");
        try (Service service = Service.start(settings, "webhooks", pipedrive);
                Load load = new Load(service, Settings.CONNECTIONS)) {
            run(settings, load, List.of(Cases.webhook()));
        }
        return List.of(
                new Table(
                        "throughput",
                        "%d connections, each asks again once it is answered; rounds in turns with the ceiling; `ratio` of"
                                        .formatted(Settings.CONNECTIONS)
                                + " the throughput and `p99Ratio` are medians of the rounds' ratios to the ceiling;"
                                + " every second text is never the same twice",
                        throughput,
                        List.of("ratio")),
                new Table(
                        "latency",
                        "at a part of the highest constant rate that the case keeps up with; counted from when a request"
                                + " was due, sent or not; `p99Ratio` is to the ceiling at the same rate",
                        latency,
                        List.of("p50Ms", "p99Ms", "p999Ms")));
    }

    /** Measures each case, and answers how many decisions were made. */
    private void run(Settings settings, Load load, List<Pairs.Case> cases) throws Exception {
        Pairs pairs = new Pairs(load, settings);
        for (Pairs.Case one : cases) {
            pairs.warmUp(one);
            Pairs.Outcome flatOut = pairs.flatOut(one);
            if (throughput.isEmpty()) {
                throughput.add(throughput("ceiling", 1, 1, flatOut.ceiling(), flatOut.ceiling()));
            }
            double sustained = load.sustained(flatOut.own().perSecond(), one.requests(), settings.trial());
            throughput.add(throughput(one.name(), flatOut.throughput(), flatOut.p99(), flatOut.own(), flatOut.ceiling())
                    .with("sustained", sustained));
            for (int percent : PERCENTS) {
                double rate = sustained * percent / 100;
                Pairs.Outcome steady = pairs.at(rate, one);
                latency.add(latency(one.name() + " at " + percent + " %", rate, steady));
            }
        }
    }

    private static Row throughput(String name, double ratio, double p99, Tally own, Tally ceiling) {
        return Row.of(name)
                .with("ratio", ratio)
                .with("perSecond", own.perSecond())
                .with("ceilingPerSecond", ceiling.perSecond())
                .with("p50Ms", own.millis(50))
                .with("p99Ms", own.millis(99))
                .with("p99Ratio", p99)
                .with("serviceMicros", own.serviceMicrosEach())
                .with("databaseMicros", own.databaseMicrosEach())
                .with("loadMicros", own.loadMicrosEach())
                .with("errors", own.errors())
                .with("serviceMicrosRatio", own.serviceMicrosEach() / ceiling.serviceMicrosEach());
    }

    private static Row latency(String name, double rate, Pairs.Outcome steady) {
        return Row.of(name)
                .with("perSecond", rate)
                .with("p50Ms", steady.own().millis(50))
                .with("p99Ms", steady.own().millis(99))
                .with("p999Ms", steady.own().millis(99.9))
                .with("errors", steady.own().errors())
                .with("ceilingP50Ms", steady.ceiling().millis(50))
                .with("ceilingP99Ms", steady.ceiling().millis(99))
                .with("p99Ratio", steady.p99());
    }
}
