package io.saveplay.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;

/** What a batch makes of the cores, against decisions in process. */
final class BatchPart implements Part {

    @Override
    public String name() {
        return "batch";
    }

    @Override
    public List<Table> measure(Settings settings) throws Exception {
        int cores = Runtime.getRuntime().availableProcessors();
        List<Row> rows = new ArrayList<>();
        try (Service service = Service.start(settings, "batch", Map.of());
                Apart inProcess = Apart.ofLines(settings, cores)) {
            WarmUp.run(
                    inProcess.process(), () -> inProcess.run(settings.warmUp()).perSecond());
            WarmUp.run(service.process(), () -> (double) run(service, cores, settings.warmUp()));
            rows.add(measure(settings, service, inProcess, 1));
            rows.add(measure(settings, service, inProcess, cores));
        }
        return List.of(new Table(
                "batch",
                "dryRun, askFirst=false, streams of lines for a round, in turns with the same from bytes to bytes in"
                        + " process on " + cores
                        + " threads; `ratio` and `workRatio` are medians of the rounds' ratios",
                rows,
                List.of("ratio", "workRatio")));
    }

    /**
     * A batch for a round, and beside it the same in process.
     *
     * @param serviceMicros processor time a line
     * @param loadMicros that of the client
     */
    private record Round(double perSecond, double serviceMicros, double loadMicros, InProcess.Rate limit) {}

    private static Row measure(Settings settings, Service service, Apart inProcess, int streams) throws Exception {
        List<Round> rounds = new ArrayList<>();
        for (int i = 0; i < settings.rounds(); i++) {
            rounds.add(round(settings, service, inProcess, streams));
        }
        return Row.of(streams == 1 ? "one stream" : streams + " streams")
                .with(
                        "ratio",
                        median(
                                rounds,
                                round -> round.perSecond() / round.limit().perSecond()))
                .with("workRatio", median(rounds, round -> round.limit().microsEach() / round.serviceMicros()))
                .with("perSecond", median(rounds, Round::perSecond))
                .with(
                        "inProcessPerSecond",
                        median(rounds, round -> round.limit().perSecond()))
                .with("serviceMicros", median(rounds, Round::serviceMicros))
                .with("inProcessMicros", median(rounds, round -> round.limit().microsEach()))
                .with("loadMicros", median(rounds, Round::loadMicros));
    }

    private static Round round(Settings settings, Service service, Apart inProcess, int streams) throws Exception {
        InProcess.Rate limit = inProcess.run(settings.round());
        Duration before = service.processorTime();
        Duration loadBefore = Service.used(ProcessHandle.current());
        long start = System.nanoTime();
        long answered = run(service, streams, settings.round());
        double perSecond = answered * 1e9 / (System.nanoTime() - start);
        return new Round(
                perSecond,
                service.processorTime().minus(before).toNanos() / 1e3 / answered,
                Service.used(ProcessHandle.current()).minus(loadBefore).toNanos() / 1e3 / answered,
                limit);
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return Median.of(rounds.stream().mapToDouble(figure).boxed().toList());
    }

    private static long run(Service service, int streams, Duration howLong) throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(streams);
        try {
            List<Future<Long>> answers = new ArrayList<>();
            for (int i = 0; i < streams; i++) {
                BatchStream stream = new BatchStream(service.port(), Requests.lines(Events.some(Events.COUNT)));
                answers.add(senders.submit(() -> stream.run(howLong)));
            }
            long sum = 0;
            for (Future<Long> answered : answers) {
                sum += answered.get();
            }
            return sum;
        } finally {
            senders.shutdownNow();
        }
    }
}
