package io.saveplay.rulebook;

import io.saveplay.drl.Problem;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The live ruleset of a rules folder. A reload compiles the folder and swaps the result in as a whole; a folder that
 * cannot go live changes nothing but {@link Status#problems}.
 */
public final class Rulebook {
    private static final System.Logger LOG = System.getLogger("io.saveplay.rules");

    private final Path root;
    private final Clock clock;
    private final ReentrantLock reloading = new ReentrantLock();
    private volatile State state = new State(null, null, List.of());

    private record State(@Nullable Ruleset live, @Nullable Instant since, List<Problem> problems) {}

    /**
     * What is live, and what is wrong with the folder.
     *
     * @param since when the ruleset went live
     * @param problems why the folder as it is now cannot go live; empty when it is live
     */
    public record Status(Optional<Ruleset> live, Optional<Instant> since, List<Problem> problems) {}

    /** A rulebook of a folder; nothing is live before the first {@link #reload}. */
    public Rulebook(Path root, Clock clock) {
        this.root = root;
        this.clock = clock;
    }

    /** The folder. */
    public Path root() {
        return root;
    }

    /** The live ruleset, or none while no folder could go live yet. */
    public Optional<Ruleset> live() {
        return Optional.ofNullable(state.live());
    }

    /** What is live now. */
    public Status status() {
        State now = state;
        return new Status(Optional.ofNullable(now.live()), Optional.ofNullable(now.since()), now.problems());
    }

    private Reload rejected(List<Problem> problems) {
        state = new State(state.live(), state.since(), problems);
        return new Reload.Rejected(problems);
    }

    /** Reads the folder and, if nothing is wrong with it, makes it live. One caller at a time; a second is refused. */
    public Reload reload() {
        if (!reloading.tryLock()) {
            return new Reload.Busy();
        }
        try {
            State before = state;
            RulesFolder folder = RulesFolder.read(root);
            Ruleset live = before.live();
            if (live != null && live.folder().equals(folder)) {
                state = new State(live, before.since(), List.of());
                return new Reload.Unchanged(live.version());
            }
            Ruleset next = RulesetLoader.load(folder);
            WarmUp.run(next);
            state = new State(next, clock.instant(), List.of());
            return new Reload.Swapped(next.version());
        } catch (RejectedException e) {
            return rejected(e.problems());
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "the rules could not be compiled", e);
            return rejected(List.of(Problem.in(
                    "rules",
                    "unexpected",
                    "the rules could not be compiled, by a fault that is not theirs; see the log")));
        } finally {
            reloading.unlock();
        }
    }
}
