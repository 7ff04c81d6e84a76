package io.saveplay.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether memory and answers stay as they are while the service works for long, minute by minute. */
final class SoakPart implements Part {
    private static final double SHARE = 0.8;
    private static final double LESS = 0.95;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Override
    public String name() {
        return "soak";
    }

    @Override
    public List<Table> measure(Settings settings) throws Exception {
        List<Row> rows = new ArrayList<>();
        Pairs.Case dryRun = Cases.dryAsking();
        Requests requests = dryRun.requests();
        try (Service service = Service.start(settings, "soak", Map.of());
                Load load = new Load(service, Settings.CONNECTIONS);
                Pulse pulse = new Pulse()) {
            new Pairs(load, settings).warmUp(dryRun);
            double flatOut = load.flatOut(requests, settings.warmUp()).perSecond();
            double most = load.sustained(flatOut, requests, settings.trial());
            double rate = SHARE * keptUp(most, load, requests, settings.soak().dividedBy(2));
            pulse.micros();
            double cores = Runtime.getRuntime().availableProcessors();
            for (int minute = 1; minute <= settings.soak().toMinutes(); minute++) {
                double before = Machine.busyMicros();
                Tally tally = load.at(rate, requests, MINUTE);
                double others = Machine.busyMicros() - before - tally.allMicros();
                rows.add(Row.of("minute " + minute)
                        .with("perSecond", tally.answered() / tally.seconds())
                        .with("p50Ms", tally.millis(50))
                        .with("p99Ms", tally.millis(99))
                        .with("p999Ms", tally.millis(99.9))
                        .with("serviceMicros", tally.serviceMicrosEach())
                        .with("othersPercent", 100 * others / (tally.seconds() * 1e6 * cores))
                        .with("pulseMicros", pulse.micros())
                        .with("residentMb", service.megabytes("VmRSS"))
                        .with("errors", tally.errors()));
            }
        }
        return List.of(new Table(
                "soak",
                "dryRun at 80 % of a constant rate that was kept up with in each minute for half as long as this, minute by"
                        + " minute; `pulseMicros` is what the same work took of a core that may be shared with others",
                rows,
                List.of("residentMb", "p99Ms")));
    }

    /**
     * A rate that is kept up with in each minute of some time: the first of which that holds, a twentieth less each time. A
     * machine that others use is slower for minutes.
     */
    private static double keptUp(double forShort, Load load, Requests requests, Duration howLong)
            throws InterruptedException {
        double rate = forShort;
        for (long minute = 0; minute < howLong.toMinutes(); ) {
            if (load.keepsUp(rate, requests, MINUTE)) {
                minute++;
            } else {
                minute = 0;
                rate *= LESS;
            }
            if (rate < forShort / 2) {
                throw new IllegalStateException("no rate is kept up with for minutes");
            }
        }
        return rate;
    }
}
