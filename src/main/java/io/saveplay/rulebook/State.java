package io.saveplay.rulebook;

import io.saveplay.drl.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that changes in a rulebook, swapped as a whole.
 *
 * @param checked whether the live ruleset passed the checks in this process
 * @param trouble why the live ruleset is not kept on disk, if it is not
 */
record State(
        @Nullable Ruleset live,
        @Nullable Instant since,
        boolean checked,
        List<Problem> problems,
        List<Problem> warnings,
        Status.@Nullable Rejection rejection,
        Journal journal,
        @Nullable Problem trouble) {

    static final State EMPTY = new State(null, null, false, List.of(), List.of(), null, Journal.EMPTY, null);

    /** With these problems of the folder. */
    State with(List<Problem> others) {
        return new State(live, since, checked, others, warnings, rejection, journal, trouble);
    }

    /** With this journal, and what came of keeping it. */
    State with(Journal other, @Nullable Problem problem) {
        return new State(live, since, checked, problems, warnings, rejection, other, problem);
    }

    /** With a folder that was turned away. */
    State rejected(List<Problem> others, Instant at) {
        Status.Rejection last = new Status.Rejection(at, List.copyOf(others));
        return new State(live, since, checked, last.problems(), warnings, last, journal, trouble);
    }

    Status status(Shelf shelf) {
        boolean pinned = journal.pinnedOver() != null;
        Status.From from =
                pinned ? Status.From.ROLLBACK : problems.isEmpty() ? Status.From.FOLDER : Status.From.LAST_GOOD;
        return new Status(
                Optional.ofNullable(live),
                Optional.ofNullable(since),
                Optional.ofNullable(live == null ? null : from),
                pinned,
                problems,
                Stream.concat(warnings.stream(), Stream.ofNullable(trouble)).toList(),
                Optional.ofNullable(rejection),
                journal.live().stream()
                        .map(past -> new Status.Kept(past, shelf.holds(past.version())))
                        .toList());
    }
}
