package io.saveplay.rulebook;

import io.saveplay.drl.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What came of trying a folder.
 *
 * @param ruleset the ruleset, compiled and warm, when it may go live
 * @param problems all that is wrong; warnings alone keep nothing back
 */
public record Trial(Optional<Ruleset> ruleset, List<Problem> problems) {
    static Trial failed(List<Problem> problems) {
        return new Trial(Optional.empty(), List.copyOf(problems));
    }
}
