package io.saveplay.explain;

import io.saveplay.drl.Linked;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of one part of a rule's conditions for some facts. */
sealed interface Finding {

    /** Whether it is as the rule wants it. */
    boolean held();

    /**
     * A constraint on a fact.
     *
     * @param bySlot the facts that the constraint may name
     */
    record Tested(Linked.Pattern pattern, Linked.Test test, Object own, List<@Nullable Object> bySlot, boolean held)
            implements Finding {}

    /** There is a fact of which the rule wants nothing more, or of a kind of which there may be several. */
    record Present(Linked.Pattern pattern, Object fact) implements Finding {
        @Override
        public boolean held() {
            return true;
        }
    }

    /** There is no such fact. */
    record Absent(Linked.Pattern pattern, List<@Nullable Object> bySlot) implements Finding {
        @Override
        public boolean held() {
            return false;
        }
    }

    /** The rule wants none, and there is none. */
    record NoneThere(Linked.Not condition, List<@Nullable Object> bySlot) implements Finding {
        @Override
        public boolean held() {
            return true;
        }
    }

    /**
     * The rule wants none, and there is one.
     *
     * @param bySlot the facts for which the unwanted condition holds
     */
    record Unwanted(Linked.Not condition, List<@Nullable Object> bySlot) implements Finding {
        @Override
        public boolean held() {
            return false;
        }
    }
}
