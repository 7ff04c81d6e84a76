package io.saveplay.rulebook;

import io.saveplay.drl.Problem;
import java.util.List;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ForallDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.jspecify.annotations.Nullable;

/** Checks that the conditions of a rule look only at facts that are complete before its layer runs. */
final class Conditions {
    private Conditions() {}

    /** Adds a problem for every fact type that the layer may not read, and every construct that is no pattern. */
    static void check(RuleInfo rule, Layer layer, @Nullable BaseDescr condition, List<Problem> problems) {
        if (condition instanceof PatternDescr pattern) {
            if (pattern.getSource() instanceof AccumulateDescr accumulate) {
                check(rule, layer, accumulate.getInput(), problems);
            } else if (pattern.getSource() != null) {
                notAllowed(rule, problems);
            } else if (!layer.mayRead(pattern.getObjectType())) {
                problems.add(rule.problem(
                        "not-readable-here",
                        "`" + pattern.getObjectType() + "` is not a fact that rules in `" + layer.folder()
                                + "` can look at",
                        "a rule looks at the event and at what earlier layers concluded"));
            }
        } else if (condition instanceof AndDescr
                || condition instanceof OrDescr
                || condition instanceof NotDescr
                || condition instanceof ExistsDescr
                || condition instanceof ForallDescr) {
            for (BaseDescr part : ((ConditionalElementDescr) condition).getDescrs()) {
                check(rule, layer, part, problems);
            }
        } else if (condition instanceof AccumulateDescr accumulate) {
            check(rule, layer, accumulate.getInput(), problems);
        } else if (condition != null) {
            notAllowed(rule, problems);
        }
    }

    private static void notAllowed(RuleInfo rule, List<Problem> problems) {
        problems.add(rule.problem(
                "condition",
                "a condition is a fact type with constraints, alone or under `not`, `exists`, `or` or `forall`",
                null));
    }
}
