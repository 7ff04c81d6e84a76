package io.saveplay.rulebook;

import io.saveplay.decision.Concluded;
import io.saveplay.drl.Linked;
import io.saveplay.drl.LinkedRule;
import java.util.ArrayList;
import java.util.List;
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
     * What a rule concluded.
     *
     * @param rank the rule's place among those of its layer, by name
     * @param hash the fact's, since most facts are the same each time, and a record works it out anew whenever it is asked
     */
    record Conclusion(Concluded<Object> concluded, int rank, int hash) {

        static Conclusion of(Object fact, String rule, int rank) {
            return new Conclusion(new Concluded<>(fact, rule), rank, fact.hashCode());
        }

        Object fact() {
            return concluded.fact();
        }

        String rule() {
            return concluded.rule();
        }
    }

    /** The end of a rule. */
    static final class End {
        private final String rule;
        private final int rank;
        private final Linked.Conclusion made;
        private final @Nullable Conclusion always;

        /**
         * The end of a rule.
         *
         * @param rank the rule's place among those of its layer, by name
         */
        End(LinkedRule rule, int rank) {
            this.rule = rule.rule().name();
            this.rank = rank;
            this.made = rule.conclusion();
            Object same = made.always();
            this.always = same == null ? null : Conclusion.of(same, this.rule, rank);
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
        Conclusion conclusion = end.always != null ? end.always : made(end, bySlot);
        // A rule that needs what is not known concludes nothing.
        if (conclusion != null) {
            concluded.add(conclusion);
            if (trace != null) {
                trace.concluded(end.rule, bySlot, conclusion.fact());
            }
        }
    }

    private static @Nullable Conclusion made(End end, @Nullable Object[] bySlot) {
        Object fact = end.made.value().of(null, Linked.named(end.made.others(), bySlot));
        return fact == null ? null : Conclusion.of(fact, end.rule, end.rank);
    }

    /** What the rules concluded so far. */
    List<Conclusion> concluded() {
        return concluded;
    }
}
