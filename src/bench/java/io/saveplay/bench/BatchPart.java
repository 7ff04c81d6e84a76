package io.saveplay.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

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

    private static Row measure(Settings settings, Service service, Apart inProcess, int streams) throws Exception {
        List<Double> ratios = new ArrayList<>();
        List<Double> workRatios = new ArrayList<>();
        List<Double> rates = new ArrayList<>();
        List<Double> works = new ArrayList<>();
        List<Double> limits = new ArrayList<>();
        List<Double> leastWorks = new ArrayList<>();
        List<Double> loads = new ArrayList<>();
        for (int i = 0; i < settings.rounds(); i++) {
            InProcess.Rate limit = inProcess.run(settings.round());
            Duration before = service.processorTime();
            Duration loadBefore = Service.used(ProcessHandle.current());
            long start = System.nanoTime();
            long answered = run(service, streams, settings.round());
            double rate = answered * 1e9 / (System.nanoTime() - start);
            double work = service.processorTime().minus(before).toNanos() / 1e3 / answered;
            ratios.add(rate / limit.perSecond());
            workRatios.add(limit.microsEach() / work);
            rates.add(rate);
            works.add(work);
            limits.add(limit.perSecond());
            leastWorks.add(limit.microsEach());
            loads.add(Service.used(ProcessHandle.current()).minus(loadBefore).toNanos() / 1e3 / answered);
        }
        return Row.of(streams == 1 ? "one stream" : streams + " streams")
                .with("ratio", Median.of(ratios))
                .with("workRatio", Median.of(workRatios))
                .with("perSecond", Median.of(rates))
                .with("inProcessPerSecond", Median.of(limits))
                .with("serviceMicros", Median.of(works))
                .with("inProcessMicros", Median.of(leastWorks))
                .with("loadMicros", Median.of(loads));
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
