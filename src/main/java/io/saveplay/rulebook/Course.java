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
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
record Course(Known known, Map<Layer, Fired> fired, Diagnosis diagnosis, Fit fit, Conclusions conclusions) {
    /** The order of conclusions: rule by rule, and those of one rule by what they say. */
    static final Comparator<Scene.Conclusion> STEADY = Course::steady;

    /**
     * What the rules of one layer concluded.
     *
     * @param all each time that one fired, rule by rule as they are by name
     * @param inOrder equal facts once, in an order that depends on nothing but themselves
     */
    record Fired(List<Scene.Conclusion> all, List<Scene.Conclusion> inOrder) {
        /** As many as lists of the JDK sort in this way. */
        private static final int FEW_TO_SORT = 32;

        private static final int FEW_TO_COMPARE = 100;

        /** Of conclusions in any order. */
        static Fired of(List<Scene.Conclusion> all) {
            Scene.Conclusion[] ordered = all.toArray(Scene.Conclusion[]::new);
            if (ordered.length > FEW_TO_SORT) {
                Arrays.sort(ordered, STEADY);
            } else {
                insertInTurn(ordered);
            }
            return ofOrdered(Arrays.asList(ordered));
        }

        /** Sorts a few: most of them differ by their rule, and no comparator has to be called to find that out. */
        private static void insertInTurn(Scene.Conclusion[] some) {
            for (int i = 1; i < some.length; i++) {
                Scene.Conclusion one = some[i];
                int at = i;
                while (at > 0 && steady(some[at - 1], one) > 0) {
                    some[at] = some[at - 1];
                    at--;
                }
                some[at] = one;
            }
        }

        /** Of conclusions that are {@link #STEADY}. */
        static Fired ofOrdered(List<Scene.Conclusion> ordered) {
            return new Fired(ordered, once(ordered));
        }

        /** Each fact where it comes first. */
        private static List<Scene.Conclusion> once(List<Scene.Conclusion> ordered) {
            if (ordered.size() > FEW_TO_COMPARE) {
                Set<Object> seen = new HashSet<>(ordered.size() * 2);
                return ordered.stream().filter(one -> seen.add(one.fact())).toList();
            }
            List<Scene.Conclusion> once = null;
            long hashes = 0;
            for (int i = 0; i < ordered.size(); i++) {
                Scene.Conclusion one = ordered.get(i);
                long hash = 1L << one.hash();
                boolean again = (hashes & hash) != 0 && isAmongFirst(i, ordered, one);
                hashes |= hash;
                if (again && once == null) {
                    once = new ArrayList<>(ordered.subList(0, i));
                } else if (!again && once != null) {
                    once.add(one);
                }
            }
            return once == null ? ordered : once;
        }

        private static boolean isAmongFirst(int count, List<Scene.Conclusion> some, Scene.Conclusion one) {
            for (int i = 0; i < count; i++) {
                Scene.Conclusion other = some.get(i);
                if (other.hash() == one.hash() && other.fact().equals(one.fact())) {
                    return true;
                }
            }
            return false;
        }

        @SuppressWarnings("unchecked") // the fact is of the type
        private <T> List<Concluded<T>> ofType(Class<T> type) {
            List<Concluded<T>> conclusions = new ArrayList<>(inOrder.size());
            for (Scene.Conclusion one : inOrder) {
                if (type.isInstance(one.fact())) {
                    conclusions.add((Concluded<T>) one.concluded());
                }
            }
            return Collections.unmodifiableList(conclusions);
        }
    }

    /** Has the rules of a layer look at what is known. */
    @FunctionalInterface
    interface Firing {
        /** What they conclude. */
        Fired fire(Layer layer, Known known);
    }

    /**
     * The way of an event.
     *
     * @param facts those that it came with, in any order
     * @param like a course that this one may share conclusions with: where a layer gives the very same, so does its sum
     */
    static Course of(Ruleset ruleset, Client client, List<Object> facts, Firing firing, @Nullable Course like) {
        Known known = new Known(facts);
        Fired signals = firing.fire(Layer.SIGNALS, known);
        for (Scene.Conclusion one : signals.inOrder()) {
            if (one.fact() instanceof Signal signal) {
                known.add(signal);
            }
        }

        Fired evidence = firing.fire(Layer.REASONS, known);
        Diagnosis diagnosis = like != null && like.gave(Layer.REASONS, evidence)
                ? like.diagnosis()
                : ruleset.diagnoser().diagnose(evidence.ofType(Evidence.class));
        known.add(diagnosis);
        Optional<Story> story = ruleset.stories().like(client, diagnosis);
        story.ifPresent(known::add);

        Fired criteria = firing.fire(Layer.QUALIFICATION, known);
        Fit fit = like != null && like.gave(Layer.QUALIFICATION, criteria)
                ? like.fit()
                : ruleset.qualifier().qualify(criteria.ofType(Criterion.class));
        known.add(fit);

        Fired plays = firing.fire(Layer.PLAYS, known);
        Fired policy = firing.fire(Layer.POLICY, known);
        Conclusions shared = like != null && like.gave(Layer.PLAYS, plays) ? like.conclusions() : null;
        Conclusions conclusions = new Conclusions(
                diagnosis,
                fit,
                story.filter(Story::verified).orElse(null),
                shared != null ? shared.points() : plays.ofType(Points.class),
                like != null && like.gave(Layer.POLICY, policy)
                        ? like.conclusions().vetoes()
                        : policy.ofType(Veto.class),
                shared != null ? shared.cautions() : plays.ofType(Caution.class),
                shared != null ? shared.lessons() : plays.ofType(Lesson.class));
        Map<Layer, Fired> fired = new EnumMap<>(Layer.class);
        fired.put(Layer.SIGNALS, signals);
        fired.put(Layer.REASONS, evidence);
        fired.put(Layer.QUALIFICATION, criteria);
        fired.put(Layer.PLAYS, plays);
        fired.put(Layer.POLICY, policy);
        return new Course(known, fired, diagnosis, fit, conclusions);
    }

    private static int steady(Scene.Conclusion a, Scene.Conclusion b) {
        return a.rank() != b.rank() ? Integer.compare(a.rank(), b.rank()) : byText(a.fact(), b.fact());
    }

    /** Evidence of several words is most of what one rule concludes more than once, and to write its text takes long. */
    private static int byText(Object a, Object b) {
        return a instanceof Evidence one && b instanceof Evidence other
                ? byParts(one, other)
                : a.toString().compareTo(b.toString());
    }

    private static int byParts(Evidence one, Evidence other) {
        int order = one.reason().compareTo(other.reason());
        order = order == 0 ? Integer.compare(one.points(), other.points()) : order;
        order = order == 0 ? one.because().compareTo(other.because()) : order;
        return order == 0 ? String.valueOf(one.quote()).compareTo(String.valueOf(other.quote())) : order;
    }

    /** What a layer gave. */
    Fired fired(Layer layer) {
        return Objects.requireNonNull(fired.get(layer), "every layer gave something");
    }

    @SuppressWarnings("ReferenceEquality") // what was taken over is known to be the same
    private boolean gave(Layer layer, Fired other) {
        return fired(layer) == other;
    }
}
