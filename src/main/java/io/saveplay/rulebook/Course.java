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
import io.saveplay.decision.Signal;
import io.saveplay.decision.Story;
import io.saveplay.decision.Veto;
import io.saveplay.event.Client;
import java.util.ArrayList;
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
        fired.put(Layer.SIGNALS, firing.fire(Layer.SIGNALS, known));
        concluded(fired, Layer.SIGNALS, Signal.class).forEach(signal -> known.add(signal.fact()));

        fired.put(Layer.REASONS, firing.fire(Layer.REASONS, known));
        Diagnosis diagnosis = like != null && like.same(Layer.REASONS, fired)
                ? like.diagnosis()
                : ruleset.diagnoser().diagnose(concluded(fired, Layer.REASONS, Evidence.class));
        known.add(diagnosis);
        Optional<Story> story = ruleset.stories().like(client, diagnosis);
        story.ifPresent(known::add);

        fired.put(Layer.QUALIFICATION, firing.fire(Layer.QUALIFICATION, known));
        Fit fit = like != null && like.same(Layer.QUALIFICATION, fired)
                ? like.fit()
                : ruleset.qualifier().qualify(concluded(fired, Layer.QUALIFICATION, Criterion.class));
        known.add(fit);

        fired.put(Layer.PLAYS, firing.fire(Layer.PLAYS, known));
        fired.put(Layer.POLICY, firing.fire(Layer.POLICY, known));
        Story told = story.filter(Story::verified).orElse(null);
        Conclusions conclusions = like != null && like.comesTo(diagnosis, fit, told, fired)
                ? like.conclusions()
                : new Conclusions(
                        diagnosis,
                        fit,
                        told,
                        concluded(fired, Layer.PLAYS, Points.class),
                        concluded(fired, Layer.POLICY, Veto.class),
                        concluded(fired, Layer.PLAYS, Caution.class),
                        concluded(fired, Layer.PLAYS, Lesson.class));
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

    /** A layer's conclusions of a type, equal ones once, in an order that depends on nothing but themselves. */
    private static <T> List<Concluded<T>> concluded(
            Map<Layer, List<Scene.Conclusion>> fired, Layer layer, Class<T> type) {
        List<Scene.Conclusion> all = new ArrayList<>();
        for (Scene.Conclusion one : fired.getOrDefault(layer, List.of())) {
            if (type.isInstance(one.fact())) {
                all.add(one);
            }
        }
        all.sort(STEADY);
        Set<Object> seen = new HashSet<>();
        List<Concluded<T>> conclusions = new ArrayList<>(all.size());
        for (Scene.Conclusion one : all) {
            if (seen.add(one.fact())) {
                conclusions.add(new Concluded<>(type.cast(one.fact()), one.rule()));
            }
        }
        return List.copyOf(conclusions);
    }
}
