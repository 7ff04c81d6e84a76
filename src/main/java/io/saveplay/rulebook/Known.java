package io.saveplay.rulebook;

import io.saveplay.decision.Signal;
import io.saveplay.drl.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The facts of one event, by type, and signals by name too: those that it came with, and those concluded so far. */
final class Known {
    private static final Object[] NONE = {};
    /** About as many facts as are concluded. */
    private static final int MORE = 16;

    private static final int SIGNALS = Vocabulary.place(Signal.class);

    private final Object[][] byPlace = new Object[Vocabulary.places()][];
    private final int[] counts = new int[Vocabulary.places()];
    private final Map<String, Signal> signals = new HashMap<>();
    private @Nullable Object[] slots = new Object[4];
    private final List<Object> all;

    Known(Collection<?> facts) {
        all = new ArrayList<>(facts.size() + MORE);
        Arrays.fill(byPlace, NONE);
        facts.forEach(this::add);
    }

    /** Adds a fact. Several rules may conclude the same signal; one is enough for those that ask for it. */
    void add(Object fact) {
        if (fact instanceof Signal signal && signals.putIfAbsent(signal.name(), signal) != null) {
            return;
        }
        int place = fact instanceof Signal ? SIGNALS : Vocabulary.place(fact.getClass());
        int count = counts[place]++;
        if (count == byPlace[place].length) {
            byPlace[place] = Arrays.copyOf(byPlace[place], count == 0 ? 1 : count * 2);
        }
        byPlace[place][count] = fact;
        all.add(fact);
    }

    /** All facts of the type that has this place in the vocabulary; not to be changed. */
    Object[] of(int place) {
        if (byPlace[place].length > counts[place]) {
            byPlace[place] = Arrays.copyOf(byPlace[place], counts[place]);
        }
        return byPlace[place];
    }

    /** The one fact of a type of which there is always one. */
    Object one(int place) {
        return byPlace[place][0];
    }

    /** The signal of a name, if it was concluded. */
    @Nullable
    Signal signal(String name) {
        return signals.get(name);
    }

    /**
     * Room for the facts that a rule finds; only one looks for them at a time, and leaves nothing there.
     *
     * @param least how many it may find
     */
    @Nullable
    Object[] slots(int least) {
        if (slots.length < least) {
            slots = new Object[least];
        }
        return slots;
    }

    /** All facts. */
    List<Object> all() {
        return List.copyOf(all);
    }
}
