package io.saveplay.scenario;

import io.saveplay.drl.Problem;
import io.saveplay.intake.EventReader;
import io.saveplay.rulebook.Check;
import io.saveplay.rulebook.Decider;
import io.saveplay.rulebook.Ruleset;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Lets no ruleset go live whose own scenarios fail. */
public final class ScenarioCheck implements Check {
    private final Clock clock;
    private final EventReader reader;
    private final int threads;

    /**
     * A check.
     *
     * @param threads how many scenarios run at the same time
     */
    public ScenarioCheck(Clock clock, EventReader reader, int threads) {
        this.clock = clock;
        this.reader = reader;
        this.threads = threads;
    }

    /**
     * How the scenarios of a ruleset came out.
     *
     * @param passed how many came out as expected
     * @param failed those that did not
     * @param problems the problem of each that did not, and of files that cannot be read
     */
    public record Outcome(int passed, List<Failed> failed, List<Problem> problems) {}

    /**
     * A scenario that failed.
     *
     * @param line where it starts, or none
     */
    public record Failed(String file, @Nullable Integer line, String name, List<String> failures) {

        private Problem problem() {
            String message = "scenario `" + name + "` fails: " + String.join("; ", failures);
            return new Problem(file, line, null, "scenario", Problem.Severity.ERROR, null, message, null);
        }
    }

    /** A scenario of a file, counted from 0. */
    private record Place(ScenarioFile file, int index) {}

    @Override
    public List<Problem> problems(Ruleset candidate) {
        return run(candidate).problems();
    }

    /** Runs all scenarios of a ruleset. */
    public Outcome run(Ruleset candidate) {
        List<Problem> problems = new ArrayList<>();
        List<Place> places = new ArrayList<>();
        for (ScenarioFile file : ScenarioFile.readAll(candidate.folder(), problems)) {
            for (int i = 0; i < file.scenarios().size(); i++) {
                places.add(new Place(file, i));
            }
        }
        List<ScenarioRun> runs = run(candidate, places);
        Map<String, List<Integer>> lines = new HashMap<>();
        List<Failed> failed = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            if (!runs.get(i).passed()) {
                Place place = places.get(i);
                String file = place.file().file();
                List<Integer> starts = lines.computeIfAbsent(
                        file,
                        name -> ScenarioFile.lines(candidate.folder().files().getOrDefault(name, "")));
                failed.add(new Failed(
                        file,
                        place.index() < starts.size() ? starts.get(place.index()) : null,
                        runs.get(i).scenario().name(),
                        runs.get(i).failures()));
            }
        }
        failed.forEach(one -> problems.add(one.problem()));
        return new Outcome(places.size() - failed.size(), List.copyOf(failed), List.copyOf(problems));
    }

    private List<ScenarioRun> run(Ruleset candidate, List<Place> places) {
        ScenarioRunner runner = new ScenarioRunner(candidate, new Decider(clock), reader);
        ExecutorService pool = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "rules-scenarios");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<ScenarioRun>> pending = places.stream()
                    .map(place -> pool.submit(() -> runner.run(
                            place.file().file(), place.file().scenarios().get(place.index()))))
                    .toList();
            List<ScenarioRun> runs = new ArrayList<>();
            for (Future<ScenarioRun> one : pending) {
                runs.add(one.get());
            }
            return runs;
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
