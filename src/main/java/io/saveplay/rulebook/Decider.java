package io.saveplay.rulebook;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.saveplay.decision.Decision;
import io.saveplay.decision.Recall;
import io.saveplay.event.CancellationEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Decides events: the one way that every edge takes from an event to a decision. Safe for many threads. */
public final class Decider {
    private final Clock clock;
    private final UnaryOperator<List<Object>> order;
    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();

    /** A decider that stamps decisions with the time of {@code clock}. */
    public Decider(Clock clock) {
        this(clock, UnaryOperator.identity());
    }

    /** For the test that the order of facts never changes an answer. */
    Decider(Clock clock, UnaryOperator<List<Object>> order) {
        this.clock = clock;
        this.order = order;
    }

    /**
     * What an answer is to hold beside the decision itself.
     *
     * @param explain which rules fired on what; what that means in words, the room `explain` says
     * @param askFirst the missing facts that would change it most; costs some what-if evaluations
     */
    public record Wish(boolean explain, boolean askFirst) {}

    /**
     * When a decision is made, and its id.
     *
     * @param at in whole milliseconds, which the id and every database can hold
     */
    public record Moment(UUID id, Instant at) {}

    /** This moment. */
    public Moment moment() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new Moment(ids.construct(now.toEpochMilli()), now);
    }

    /**
     * A decision, and what is to be remembered beside it.
     *
     * @param understood whether a reason was read in what the client stated as one, likelier than not; true where nothing
     *     was stated
     * @param learned whether something was learned that gives or takes points of a recommended play; told of a decision
     *     that is held out, too
     */
    public record Decided(Decision decision, boolean understood, boolean learned) {}

    /**
     * The decision on an event by the rules alone, made now.
     *
     * @throws EvaluationException when the rules go past a limit, or one of them fails
     */
    public Decision decide(Ruleset ruleset, CancellationEvent event, Wish wish) {
        return decide(ruleset, event, wish, Recall.NOTHING, moment()).decision();
    }

    /**
     * The decision on an event. The same ruleset, event, wish and recall at the same moment give the same decision, so
     * that one that was stored can be made anew.
     *
     * @throws EvaluationException when the rules go past a limit, or one of them fails
     */
    public Decided decide(Ruleset ruleset, CancellationEvent event, Wish wish, Recall recall, Moment moment) {
        return hear(ruleset, event, wish, recall, moment).weighed().decided();
    }

    /**
     * A decision and what the rules saw on the way to it.
     *
     * @param facts what the rules of each layer could look at
     * @param fired the names of the rules that fired
     */
    public record Observed(Decided decided, Map<Layer, List<Object>> facts, Set<String> fired) {

        /** The decision itself. */
        public Decision decision() {
            return decided.decision();
        }

        /** What the rules of a layer could look at. */
        public List<Object> seenBy(Layer layer) {
            return facts.getOrDefault(layer, List.of());
        }
    }

    /** Decides an event by the rules alone, and keeps what the rules saw; for whatever explains or tests rules. */
    public Observed observe(Ruleset ruleset, CancellationEvent event, Wish wish) {
        return observe(ruleset, event, wish, Recall.NOTHING, moment());
    }

    /** Decides an event, and keeps what the rules saw. */
    public Observed observe(Ruleset ruleset, CancellationEvent event, Wish wish, Recall recall, Moment moment) {
        Trace trace = new Trace();
        Decided decided =
                hear(ruleset, event, wish, recall, moment, trace).weighed().decided();
        return new Observed(decided, trace.seen(), trace.names());
    }

    /**
     * An event whose words are read, from which its decision is two steps away. For whoever has several events: where the
     * same step of all is taken before the next one of any, they take clearly less of the processor's time, since the code
     * and the data that a step needs for one are in its caches for the next.
     */
    public Heard hear(Ruleset ruleset, CancellationEvent event, Wish wish, Recall recall, Moment moment) {
        return hear(ruleset, event, wish, recall, moment, wish.explain() ? new Trace() : null);
    }

    private Heard hear(
            Ruleset ruleset, CancellationEvent event, Wish wish, Recall recall, Moment moment, @Nullable Trace trace) {
        return new Heard(new Heard.Task(ruleset, event, wish, recall, moment, trace, order));
    }
}
