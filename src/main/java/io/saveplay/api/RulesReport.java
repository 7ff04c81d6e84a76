package io.saveplay.api;

import io.saveplay.drl.Problem;
import io.saveplay.rulebook.Reload;
import io.saveplay.rulebook.Rulebook;
import io.saveplay.rulebook.Ruleset;
import java.util.List;
import org.jboss.logging.Logger;

/** Tells the log how a change of the live rules ended. */
final class RulesReport {
    private static final Logger LOG = Logger.getLogger("io.saveplay.rules");
    private static final int MOST_SHOWN = 50;

    private final Rulebook rulebook;

    RulesReport(Rulebook rulebook) {
        this.rulebook = rulebook;
    }

    /** A reload of the folder. */
    void of(Reload outcome) {
        if (outcome instanceof Reload.Swapped swapped) {
            LOG.infof("rules %s are live, read from %s", swapped.version(), rulebook.root());
        } else if (outcome instanceof Reload.Rejected rejected) {
            refused("the rules in " + rulebook.root(), rejected.problems());
        }
    }

    /** A rollback to a version. */
    void ofRollback(String version, Reload outcome) {
        if (outcome instanceof Reload.Swapped swapped) {
            LOG.infof("rules %s are live and pinned, by a rollback", swapped.version());
        } else if (outcome instanceof Reload.Unchanged unchanged) {
            LOG.infof("rules %s are pinned, by a rollback", unchanged.version());
        } else if (outcome instanceof Reload.Rejected rejected) {
            refused("the kept rules " + Ruleset.shortened(version), rejected.problems());
        }
    }

    private void refused(String what, List<Problem> problems) {
        LOG.errorf(
                "%s cannot go live (problems: %d); %s",
                what,
                problems.size(),
                rulebook.live()
                        .map(live -> "rules " + live.version() + " stay live")
                        .orElse("no rules are live"));
        problems.stream()
                .limit(MOST_SHOWN)
                .forEach(problem -> LOG.log(
                        problem.severity() == Problem.Severity.ERROR ? Logger.Level.ERROR : Logger.Level.WARN,
                        problem.text()));
        if (problems.size() > MOST_SHOWN) {
            LOG.errorf("and %d more", problems.size() - MOST_SHOWN);
        }
    }
}
