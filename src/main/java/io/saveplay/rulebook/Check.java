package io.saveplay.rulebook;

import io.saveplay.drl.Problem;
import java.util.List;

/** What a compiled ruleset has to pass before it goes live. */
@FunctionalInterface
public interface Check {

    /** What is wrong with a ruleset: an error keeps it from going live, a warning is shown while it is. */
    List<Problem> problems(Ruleset candidate);
}
