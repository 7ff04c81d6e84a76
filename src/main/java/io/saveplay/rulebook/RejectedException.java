package io.saveplay.rulebook;

import io.saveplay.drl.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** A rules folder that cannot go live, with everything that is wrong with it. */
public final class RejectedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    RejectedException(List<Problem> problems) {
        super(problems.stream().map(Problem::text).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** Every problem, by file and line; never empty. */
    public List<Problem> problems() {
        return problems;
    }
}
