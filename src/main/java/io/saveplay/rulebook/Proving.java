package io.saveplay.rulebook;

import io.saveplay.drl.Problem;
import io.saveplay.text.MeaningModel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether files can go live: compiles them, runs the checks and evaluates them once, all within a deadline. A
 * build that goes past it is told to stop and left behind; nothing waits for it.
 */
final class Proving {
    private static final System.Logger LOG = System.getLogger("io.saveplay.rules");
    private static final int MOST_LEFT_BEHIND = 3;

    private final Duration deadline;
    private final Optional<MeaningModel> model;
    private final AtomicInteger running = new AtomicInteger();

    Proving(Duration deadline, Optional<MeaningModel> model) {
        this.deadline = deadline;
        this.model = model;
    }

    /** Tries files by all of these checks. */
    Trial prove(RulesFolder folder, List<Check> checks) {
        return prove(folder, checks, Proofs.none(), true);
    }

    /**
     * Tries files that may go live, and notes it where they pass.
     *
     * @param anew whether the checks run though they are known to pass
     */
    Trial prove(RulesFolder folder, List<Check> checks, Proofs proofs, boolean anew) {
        return prove(folder, ruleset -> {
            Optional<List<Problem>> known = anew ? Optional.empty() : proofs.warnings(ruleset);
            if (known.isPresent()) {
                return known.get();
            }
            List<Problem> unread = ruleset.lateProblems();
            return unread.isEmpty() ? proofs.prove(ruleset, checks) : unread;
        });
    }

    private Trial prove(RulesFolder folder, Check checks) {
        if (running.get() >= MOST_LEFT_BEHIND) {
            return failed(
                    "too-slow", running.get() + " builds before this one have not ended yet; restart the service");
        }
        FutureTask<Trial> build = new FutureTask<>(() -> build(folder, checks));
        Thread thread = new Thread(
                () -> {
                    try {
                        build.run();
                    } finally {
                        running.decrementAndGet();
                    }
                },
                "rules-build");
        thread.setDaemon(true);
        running.incrementAndGet();
        thread.start();
        try {
            return build.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            build.cancel(true);
            return failed("too-slow", "the rules were not ready after " + deadline.toMillis() + " ms");
        } catch (InterruptedException e) {
            build.cancel(true);
            Thread.currentThread().interrupt();
            return failed("stopped", "the service stops");
        } catch (ExecutionException e) {
            return failed(e.getCause());
        }
    }

    private Trial build(RulesFolder folder, Check checks) {
        Ruleset ruleset;
        Optional<Ruleset> ahead = Ahead.take(folder);
        try {
            ruleset = ahead.isPresent() ? ahead.get().readBy(model) : RulesetLoader.load(folder, model);
        } catch (RejectedException e) {
            return Trial.failed(e.problems());
        }
        List<Problem> problems = checks.problems(ruleset);
        if (problems.stream().anyMatch(problem -> problem.severity() == Problem.Severity.ERROR)) {
            return Trial.failed(problems);
        }
        if (ahead.filter(ruleset::equals).isEmpty()) {
            WarmUp.run(ruleset);
        }
        return new Trial(Optional.of(ruleset), List.copyOf(problems));
    }

    private static Trial failed(@Nullable Throwable cause) {
        if (cause instanceof StackOverflowError) {
            return failed("too-deep", "the rules are nested too deeply");
        }
        if (cause instanceof OutOfMemoryError) {
            return failed("too-large", "the rules need more memory than there is");
        }
        LOG.log(System.Logger.Level.ERROR, "the rules could not be compiled", cause);
        return failed("unexpected", "the rules could not be compiled, by a fault that is not theirs; see the log");
    }

    private static Trial failed(String code, String message) {
        return Trial.failed(List.of(Problem.in("rules", code, message)));
    }
}
