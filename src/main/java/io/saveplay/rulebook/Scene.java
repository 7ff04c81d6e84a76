package io.saveplay.rulebook;

import io.saveplay.drl.Linked;
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
     * A fact that a rule concluded.
     *
     * @param rank the rule's place among those of its layer, by name
     */
    record Conclusion(Object fact, String rule, int rank) {}

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
    void fire(String rule, int rank, Linked.Conclusion made, @Nullable Object[] bySlot) {
        budget.fire();
        Object fact = made.value().of(null, Linked.named(made.others(), bySlot));
        // A rule that needs what is not known concludes nothing.
        if (fact != null) {
            concluded.add(new Conclusion(fact, rule, rank));
            if (trace != null) {
                trace.concluded(rule, bySlot, fact);
            }
        }
    }

    /** What the rules concluded so far. */
    List<Conclusion> concluded() {
        return concluded;
    }
}
