package io.saveplay.rulebook;

import io.saveplay.decision.Caution;
import io.saveplay.decision.Concluded;
import io.saveplay.decision.Conclusions;
import io.saveplay.decision.Criterion;
import io.saveplay.decision.Diagnosis;
import io.saveplay.decision.Evidence;
import io.saveplay.decision.Fit;
import io.saveplay.decision.Lesson;
import io.saveplay.decision.Points;
import io.saveplay.decision.Story;
import io.saveplay.decision.Veto;
import io.saveplay.event.Client;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The way of one event through the five layers. After each layer Java sums up: equal signals become one, evidence becomes
 * a diagnosis, criteria become a fit.
 *
 * @param known the facts of the event, and all that was concluded and summed up
 * @param fired what the rules of each layer concluded
 */
record Course(
        Known known, Map<Layer, List<Scene.Conclusion>> fired, Diagnosis diagnosis, Fit fit, Conclusions conclusions) {
    private static final Comparator<Scene.Conclusion> STEADY = Comparator.comparingInt(Scene.Conclusion::rank)
            .thenComparing(one -> one.fact().toString());

    /** Has the rules of a layer look at what is known. */
    @FunctionalInterface
    interface Firing {
        /** What they conclude. */
        List<Scene.Conclusion> fire(Layer layer, Known known);
    }

    /**
     * The way of an event.
     *
     * @param facts those that it came with, in any order
     * @param like a course that this one may share conclusions with: where a layer gives the same list, so does its sum
     */
    static Course of(Ruleset ruleset, Client client, List<Object> facts, Firing firing, @Nullable Course like) {
        Known known = new Known(facts);
        Map<Layer, List<Scene.Conclusion>> fired = new EnumMap<>(Layer.class);
        List<Scene.Conclusion> signals = firing.fire(Layer.SIGNALS, known);
        fired.put(Layer.SIGNALS, signals);
        inOrder(signals).forEach(signal -> known.add(signal.fact()));

        List<Scene.Conclusion> reasons = firing.fire(Layer.REASONS, known);
        fired.put(Layer.REASONS, reasons);
        Diagnosis diagnosis = like != null && like.same(Layer.REASONS, fired)
                ? like.diagnosis()
                : ruleset.diagnoser().diagnose(ofType(Evidence.class, inOrder(reasons)));
        known.add(diagnosis);
        Optional<Story> story = ruleset.stories().like(client, diagnosis);
        story.ifPresent(known::add);

        List<Scene.Conclusion> criteria = firing.fire(Layer.QUALIFICATION, known);
        fired.put(Layer.QUALIFICATION, criteria);
        Fit fit = like != null && like.same(Layer.QUALIFICATION, fired)
                ? like.fit()
                : ruleset.qualifier().qualify(ofType(Criterion.class, inOrder(criteria)));
        known.add(fit);

        List<Scene.Conclusion> plays = firing.fire(Layer.PLAYS, known);
        List<Scene.Conclusion> policy = firing.fire(Layer.POLICY, known);
        fired.put(Layer.PLAYS, plays);
        fired.put(Layer.POLICY, policy);
        Story told = story.filter(Story::verified).orElse(null);
        Conclusions conclusions = like != null && like.comesTo(diagnosis, fit, told, fired)
                ? like.conclusions()
                : conclusions(diagnosis, fit, told, inOrder(plays), inOrder(policy));
        return new Course(known, fired, diagnosis, fit, conclusions);
    }

    @SuppressWarnings("ReferenceEquality") // what was taken over is known to be the same
    private boolean comesTo(
            Diagnosis diagnosis, Fit fit, @Nullable Story told, Map<Layer, List<Scene.Conclusion>> fired) {
        return this.diagnosis == diagnosis
                && this.fit == fit
                && conclusions.story() == told
                && same(Layer.PLAYS, fired)
                && same(Layer.POLICY, fired);
    }

    @SuppressWarnings("ReferenceEquality") // the same list is known to hold the same
    private boolean same(Layer layer, Map<Layer, List<Scene.Conclusion>> other) {
        return fired.get(layer) == other.get(layer);
    }

    private static Conclusions conclusions(
            Diagnosis diagnosis,
            Fit fit,
            @Nullable Story told,
            List<Scene.Conclusion> plays,
            List<Scene.Conclusion> policy) {
        return new Conclusions(
                diagnosis,
                fit,
                told,
                ofType(Points.class, plays),
                ofType(Veto.class, policy),
                ofType(Caution.class, plays),
                ofType(Lesson.class, plays));
    }

    /** What a layer concluded, equal facts once, in an order that depends on nothing but themselves. */
    private static List<Scene.Conclusion> inOrder(List<Scene.Conclusion> fired) {
        if (fired.size() < 2) {
            return fired;
        }
        List<Scene.Conclusion> ordered = new ArrayList<>(fired);
        ordered.sort(STEADY);
        Set<Object> seen = new HashSet<>(fired.size() * 2);
        ordered.removeIf(one -> !seen.add(one.fact()));
        return ordered;
    }

    private static <T> List<Concluded<T>> ofType(Class<T> type, List<Scene.Conclusion> inOrder) {
        List<Concluded<T>> conclusions = new ArrayList<>(inOrder.size());
        for (Scene.Conclusion one : inOrder) {
            if (type.isInstance(one.fact())) {
                conclusions.add(new Concluded<>(type.cast(one.fact()), one.rule()));
            }
        }
        return Collections.unmodifiableList(conclusions);
    }
}
