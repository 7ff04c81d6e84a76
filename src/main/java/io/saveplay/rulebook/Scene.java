package io.saveplay.rulebook;

import io.saveplay.drl.Linked;
import io.saveplay.drl.LinkedRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the rules of one layer can look at, as the one fact that the engine holds of it, and what they conclude. So the
 * engine has nothing to join: a condition is asked once, whichever rules have it, and the way through the facts of a rule
 * is sought only once all that is asked of single facts holds.
 */
final class Scene {
    private final Layer layer;
    private final Known known;
    private final Budget budget;
    private final @Nullable Trace trace;
    private final List<Conclusion> concluded = new ArrayList<>();

    /**
     * A fact that a rule concluded.
     *
     * @param rank the rule's place among those of its layer, by name
     * @param hash the fact's, since most facts are the same each time, and a record works it out anew whenever it is asked
     */
    record Conclusion(Object fact, String rule, int rank, int hash) {}

    /** The end of a rule. */
    static final class End {
        private final String rule;
        private final int rank;
        private final Linked.Conclusion made;
        private final int hash;

        /**
         * The end of a rule.
         *
         * @param rank the rule's place among those of its layer, by name
         */
        End(LinkedRule rule, int rank) {
            this.rule = rule.rule().name();
            this.rank = rank;
            this.made = rule.conclusion();
            this.hash = Objects.hashCode(made.always());
        }
    }

    /** The facts as they are now, for the rules of a layer. */
    Scene(Layer layer, Known known, Budget budget, @Nullable Trace trace) {
        this.layer = layer;
        this.known = known;
        this.budget = budget;
        this.trace = trace;
        if (trace != null) {
            trace.startOf(layer, known.all());
        }
    }

    Layer layer() {
        return layer;
    }

    Known known() {
        return known;
    }

    /** So many steps are taken. */
    void spend(int steps) {
        budget.spend(steps);
    }

    /** A rule fires on facts. */
    void fire(End end, @Nullable Object[] bySlot) {
        budget.fire();
        Object always = end.made.always();
        Object fact = always != null ? always : end.made.value().of(null, Linked.named(end.made.others(), bySlot));
        // A rule that needs what is not known concludes nothing.
        if (fact != null) {
            concluded.add(new Conclusion(fact, end.rule, end.rank, always != null ? end.hash : fact.hashCode()));
            if (trace != null) {
                trace.concluded(end.rule, bySlot, fact);
            }
        }
    }

    /** What the rules concluded so far. */
    List<Conclusion> concluded() {
        return concluded;
    }
}
