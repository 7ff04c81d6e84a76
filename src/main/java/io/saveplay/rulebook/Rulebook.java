package io.saveplay.rulebook;

import io.saveplay.drl.Problem;
import io.saveplay.text.MeaningModel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The live ruleset of a rules folder. A folder is read, compiled, checked and warmed up, and then swapped in as a whole;
 * one that cannot go live changes nothing but {@link Status#problems()}. One build at a time.
 */
public final class Rulebook {
    private static final System.Logger LOG = System.getLogger("io.saveplay.rules");
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final Path root;
    private final Clock clock;
    private final List<Check> checks;
    private final Shelf shelf;
    private final Duration deadline;
    private final Proving proving;
    private final Proofs proofs;
    private final ReentrantLock building = new ReentrantLock();
    private volatile State state = State.EMPTY;
    // The mark of the folder as it was last read to go live.
    private volatile @Nullable String read;

    /** A rulebook of a folder that keeps nothing on disk and checks no more than that the rules compile. */
    public Rulebook(Path root, Clock clock) {
        this(root, clock, List.of(), Shelf.none(), DEADLINE);
    }

    /**
     * A rulebook of a folder; nothing is live before {@link #start}.
     *
     * @param checks what a ruleset has to pass before it goes live
     * @param shelf where versions that went live are kept
     * @param deadline how long it may take until a ruleset is ready
     */
    public Rulebook(Path root, Clock clock, List<Check> checks, Shelf shelf, Duration deadline) {
        this(root, clock, checks, shelf, deadline, Optional.empty(), Proofs.none());
    }

    /**
     * The same, where texts are read by their meaning as well.
     *
     * @param model what compares texts with the folder's examples, if anything does
     * @param proofs which rulesets a start need not check again
     */
    public Rulebook(
            Path root,
            Clock clock,
            List<Check> checks,
            Shelf shelf,
            Duration deadline,
            Optional<MeaningModel> model,
            Proofs proofs) {
        this.root = root;
        this.clock = clock;
        this.checks = List.copyOf(checks);
        this.shelf = shelf;
        this.deadline = deadline;
        this.proving = new Proving(deadline, model);
        this.proofs = proofs;
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
        return state.status(shelf);
    }

    /** The whole version of a ruleset that was live and can be live again, given it or its short form. */
    public Optional<String> kept(String version) {
        State now = state;
        return now.journal().versions().stream()
                .filter(whole -> whole.startsWith(version))
                .filter(whole -> shelf.holds(whole)
                        || (now.live() != null && now.live().folder().version().equals(whole)))
                .findFirst();
    }

    /**
     * Makes the first ruleset live: the one that was gone back to and is pinned, else the folder, and if that cannot go
     * live the last one that could.
     */
    public Reload start() {
        return reading(folder -> {
            Journal journal = journal();
            state = state.with(journal, null);
            String pinnedOver = journal.pinnedOver();
            if (isPinned(folder) && fallBack(Origin.START, pinnedOver, List.of())) {
                return new Reload.Swapped(liveVersion());
            }
            Reload outcome = take(folder, Origin.START);
            if (outcome instanceof Reload.Rejected rejected && state.live() == null) {
                fallBack(Origin.START, pinnedOver, rejected.problems());
            }
            return outcome;
        });
    }

    /** Takes up a change of the folder, unless a ruleset is pinned over what the folder holds. */
    public Reload follow() {
        return reading(folder -> {
            Ruleset live = state.live();
            if (live != null && isPinned(folder)) {
                state = state.with(List.of());
                return new Reload.Unchanged(live.version());
            }
            return take(folder, Origin.FOLDER);
        });
    }

    /** Reads the folder and, if nothing is wrong with it, makes it live; nothing is pinned after that. */
    public Reload reload() {
        return reading(folder -> take(folder, Origin.RELOAD));
    }

    /** Whether the folder holds what was last read of it, whether or not that could go live. */
    boolean isUpToDate() {
        return Found.in(root).mark().equals(read);
    }

    /**
     * Makes a version live that was live before, and pins it: the folder as it is does not replace it by itself.
     *
     * @param version the whole version
     */
    public Reload rollback(String version) {
        return alone(() -> {
            String mark = Found.in(root).mark();
            Ruleset live = state.live();
            if (live != null && live.folder().version().equals(version)) {
                remember(null, state.journal().pinnedOver(mark));
                state = state.with(List.of());
                return new Reload.Unchanged(live.version());
            }
            try {
                Trial trial = proving.prove(shelf.read(version), List.of());
                if (trial.ruleset().isEmpty()) {
                    return new Reload.Rejected(trial.problems());
                }
                swap(trial.ruleset().get(), Origin.ROLLBACK, List.of(), List.of(), mark);
                return new Reload.Swapped(liveVersion());
            } catch (RejectedException e) {
                return new Reload.Rejected(e.problems());
            }
        });
    }

    /**
     * Tries files, and changes nothing.
     *
     * @param trials the checks that they have to pass
     * @return nothing when another build does not make room in time
     */
    public Optional<Trial> check(RulesFolder files, List<Check> trials) throws InterruptedException {
        if (!building.tryLock(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
            return Optional.empty();
        }
        try {
            return Optional.of(proving.prove(files, trials));
        } finally {
            building.unlock();
        }
    }

    private Reload reading(Function<Found, Reload> build) {
        return alone(() -> {
            Found folder = Found.in(root);
            Reload outcome = build.apply(folder);
            // The same files, and those of the live ruleset have been summed up.
            read = live().map(Ruleset::folder)
                    .filter(files -> files.equals(folder.files()))
                    .map(RulesFolder::version)
                    .orElseGet(folder::mark);
            return outcome;
        });
    }

    /** Whether a version was gone back to while the folder was as it is. */
    private boolean isPinned(Found folder) {
        String pinnedOver = state.journal().pinnedOver();
        return pinnedOver != null && folder.mark().equals(pinnedOver);
    }

    private Reload alone(Supplier<Reload> build) {
        if (!building.tryLock()) {
            return new Reload.Busy();
        }
        try {
            return build.get();
        } finally {
            building.unlock();
        }
    }

    private Reload take(Found folder, Origin origin) {
        if (folder.files() == null) {
            return rejected(folder.problems());
        }
        Ruleset live = state.live();
        if (live != null && state.checked() && live.folder().equals(folder.files())) {
            if (state.journal().pinnedOver() != null) {
                remember(null, state.journal().pinnedOver(null));
            }
            state = state.with(List.of());
            return new Reload.Unchanged(live.version());
        }
        Trial trial = proving.prove(folder.files(), checks, proofs, origin != Origin.START);
        if (trial.ruleset().isEmpty()) {
            return rejected(trial.problems());
        }
        swap(trial.ruleset().get(), origin, trial.problems(), List.of(), null);
        return new Reload.Swapped(liveVersion());
    }

    private Reload rejected(List<Problem> problems) {
        state = state.rejected(problems, clock.instant());
        return new Reload.Rejected(problems);
    }

    /** Whether a version that was live before could be made live; the latest that is still whole is taken. */
    private boolean fallBack(Origin origin, @Nullable String pinnedOver, List<Problem> problems) {
        for (String version : state.journal().versions()) {
            List<Problem> why;
            try {
                // It passed the checks when it went live; a newer check is no reason to answer nobody.
                Trial trial = proving.prove(shelf.read(version), List.of());
                if (trial.ruleset().isPresent()) {
                    swap(trial.ruleset().get(), origin, List.of(), problems, pinnedOver);
                    return true;
                }
                why = trial.problems();
            } catch (RejectedException e) {
                why = e.problems();
            }
            LOG.log(
                    System.Logger.Level.WARNING,
                    "version {0} cannot serve again: {1}",
                    version,
                    why.get(0).text());
        }
        return false;
    }

    private void swap(
            Ruleset next, Origin origin, List<Problem> warnings, List<Problem> problems, @Nullable String pinnedOver) {
        Instant now = clock.instant();
        String version = next.wholeVersion();
        Journal journal = state.journal().with(version, now, origin, pinnedOver, shelf.most());
        boolean checked = problems.isEmpty() && pinnedOver == null;
        state = new State(next, now, checked, problems, warnings, state.rejection(), journal, null);
        remember(next.folder(), journal);
    }

    private void remember(@Nullable RulesFolder files, Journal journal) {
        Problem trouble = shelf.keep(files, journal).orElse(null);
        if (trouble != null) {
            LOG.log(System.Logger.Level.WARNING, trouble.message());
        }
        state = state.with(journal, trouble);
    }

    private Journal journal() {
        try {
            return shelf.journal();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "the journal of the rules cannot be read; a new one is begun");
            return Journal.EMPTY;
        }
    }

    private String liveVersion() {
        return live().map(Ruleset::version).orElseThrow();
    }
}
