package io.saveplay.rulebook;

import io.saveplay.drl.Guard;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The layers of rules, in the order in which they run. A rule reads what earlier layers concluded, never its own, so
 * that the order of rules cannot change an answer.
 */
@SuppressWarnings("ImmutableEnumChecker") // Set.of never changes, but its type does not say so
public enum Layer {
    SIGNALS(Set.of("Signal"), Set.of()),
    REASONS(Set.of("Evidence"), Set.of("Signal")),
    QUALIFICATION(Set.of("Criterion"), Set.of("Signal", "Diagnosis", "Story")),
    PLAYS(Set.of("Points", "Caution", "Lesson"), Set.of("Signal", "Diagnosis", "Story", "Fit")),
    POLICY(Set.of("Veto"), Set.of("Signal", "Diagnosis", "Story", "Fit"));

    private static final Set<String> EVENT =
            Set.of("Deal", "Client", "Seller", "Conversation", "Timeline", "CommonGround", "Concern", "Mention");

    private final Set<String> inserts;
    private final Set<String> earlier;

    Layer(Set<String> inserts, Set<String> earlier) {
        this.inserts = inserts;
        this.earlier = earlier;
    }

    /** The folder of its rules, which is also their package and what the API calls it. */
    public String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The layer of a folder. */
    static Optional<Layer> of(String folder) {
        return Stream.of(values())
                .filter(layer -> layer.folder().equals(folder))
                .findFirst();
    }

    /** What its rules may look at and conclude. */
    Guard.Allowed allowed() {
        Set<String> reads = new HashSet<>(EVENT);
        reads.addAll(earlier);
        return new Guard.Allowed(folder(), Set.copyOf(reads), inserts);
    }
}
