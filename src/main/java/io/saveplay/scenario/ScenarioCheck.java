package io.saveplay.scenario;

import io.saveplay.drl.Problem;
import io.saveplay.intake.EventReader;
import io.saveplay.rulebook.Check;
import io.saveplay.rulebook.Decider;
import io.saveplay.rulebook.Ruleset;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets no ruleset go live whose own scenarios fail. */
public final class ScenarioCheck implements Check {
    /** No scenario looks at when it was decided. */
    private static final Clock ANY_TIME = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    private final EventReader reader;
    private final int threads;

    /**
     * A check.
     *
     * @param threads how many scenarios run at the same time
     */
    public ScenarioCheck(EventReader reader, int threads) {
        this.reader = reader;
        this.threads = threads;
    }

    /**
     * How the scenarios of a ruleset came out.
     *
     * @param problems the problem of each that failed, and of files that cannot be read
     */
    public record Outcome(CheckReport.Scenarios scenarios, List<Problem> problems) {}

    @Override
    public List<Problem> problems(Ruleset candidate) {
        return run(candidate).problems();
    }

    /** Runs all scenarios of a ruleset. */
    public Outcome run(Ruleset candidate) {
        List<Problem> problems = new ArrayList<>();
        AtomicInteger ran = new AtomicInteger();
        List<ScenarioRun> failed = run(candidate, ScenarioFile.readAll(candidate.folder(), problems), ran);
        failed.forEach(run -> problems.add(problem(run)));
        return new Outcome(
                new CheckReport.Scenarios(
                        ran.get() - failed.size(),
                        failed.stream().map(CheckReport::failed).toList()),
                List.copyOf(problems));
    }

    private static Problem problem(ScenarioRun run) {
        String message = "scenario `" + run.scenario().name() + "` fails: " + String.join("; ", run.failures());
        return new Problem(
                run.file(), run.scenario().line(), null, "scenario", Problem.Severity.ERROR, null, message, null);
    }

    /** The scenarios that fail, in the order of the files. */
    private List<ScenarioRun> run(Ruleset candidate, List<ScenarioFile> files, AtomicInteger ran) {
        ScenarioRunner runner = new ScenarioRunner(candidate, new Decider(ANY_TIME), reader);
        ExecutorService pool = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "rules-scenarios");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<ScenarioRun>> pending = files.stream()
                    .flatMap(file -> file.scenarios().stream()
                            .map(scenario -> pool.submit(() -> runner.run(file.file(), scenario))))
                    .toList();
            List<ScenarioRun> failed = new ArrayList<>();
            for (Future<ScenarioRun> one : pending) {
                ran.incrementAndGet();
                if (!one.get().passed()) {
                    failed.add(one.get());
                }
            }
            return failed;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the scenarios were told to stop", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a scenario could not be run", e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
