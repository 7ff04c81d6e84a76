package io.saveplay.api;

import io.saveplay.rulebook.EvaluationException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A decision that is made and not kept, as far as it has come. Its thread may do something else between two steps; what they
 * take is counted together.
 *
 * @param <T> what it has come to
 */
final class DryRun<T> {
    private final Pace.Work work;
    private final T soFar;

    private DryRun(Pace.Work work, T soFar) {
        this.work = work;
        this.soFar = soFar;
    }

    /** One that has taken its first step. */
    static <T> DryRun<T> begun(Pace.Work work, Supplier<T> first) {
        return new DryRun<>(work, work.piece(first));
    }

    /**
     * The same after one more step.
     *
     * @throws EvaluationException when the rules go past a limit, or one of them fails
     */
    <R> DryRun<R> then(Function<T, R> step) {
        return new DryRun<>(work, work.piece(() -> step.apply(soFar)));
    }

    /**
     * The same after one more step, on a thread that others wait for; nothing where all steps together take longer than they
     * can wait, or the rules fail.
     */
    <R> Optional<DryRun<R>> inHaste(Function<T, R> step) {
        try {
            return Optional.of(new DryRun<>(work, work.pieceInHaste(() -> step.apply(soFar))));
        } catch (EvaluationException e) {
            // It may only have lacked the time; if not, it fails again where it is told.
            work.gaveUp();
            return Optional.empty();
        }
    }

    /** What it came to, after the last step. */
    T ended() {
        work.done();
        return soFar;
    }
}
