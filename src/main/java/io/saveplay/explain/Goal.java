package io.saveplay.explain;

import io.saveplay.decision.Decision;
import io.saveplay.decision.Fit;
import io.saveplay.decision.Met;
import io.saveplay.decision.Play;
import io.saveplay.decision.PlayKind;
import io.saveplay.decision.Settings;
import io.saveplay.decision.Verdict;
import io.saveplay.rulebook.RuleInfo;
import io.saveplay.rulebook.Ruleset;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** What a changed event is to bring about. */
sealed interface Goal {
    /** A play of another kind on top is far away, and one that is not even recommended farther. */
    double FAR = 1000;

    /** How far a decision is from it; zero when it is reached. */
    double distance(Decision decision);

    /** The event's fields that it goes by. */
    Set<String> fields();

    /** Whether it is worth a search among pairs of changes. */
    default boolean worthTwo() {
        return true;
    }

    /** Whether any other outcome will do. */
    default boolean isAnything() {
        return false;
    }

    /** The goal of a name that {@link Ask} lets through. */
    static Goal of(Ruleset ruleset, String name, Decision now) {
        if (name.equals(Ask.ANYTHING)) {
            return new Anything(now);
        }
        return Stream.of(Verdict.values())
                .filter(verdict -> verdict.name().equals(name))
                .<Goal>map(verdict -> new OfVerdict(ruleset, verdict))
                .findFirst()
                .orElseGet(() -> new OfPlay(
                        ruleset, Objects.requireNonNull(ruleset.playbook().find(name))));
    }

    /** A play comes first. */
    record OfPlay(Ruleset ruleset, Play play) implements Goal {
        @Override
        public double distance(Decision decision) {
            Decision.Recommendation first = decision.recommendations().get(0);
            if (first.play().equals(play.id())) {
                return 0;
            }
            double top =
                    1 + first.score() + (first.kind() == PlayKind.COMPLY && play.kind() != PlayKind.COMPLY ? FAR : 0);
            return decision.recommendations().stream()
                    .filter(one -> one.play().equals(play.id()))
                    .findFirst()
                    .map(one -> Math.max(1, top - one.score()))
                    .orElse(FAR + top);
        }

        @Override
        public Set<String> fields() {
            return GoneBy.some(ruleset, rule -> WhyNots.speaksFor(rule, play) || withholds(rule));
        }

        private boolean withholds(RuleInfo rule) {
            return rule.insert().type().equals("Veto")
                    && rule.insert().subject().equals(play.id());
        }
    }

    /** The client has a verdict. */
    record OfVerdict(Ruleset ruleset, Verdict verdict) implements Goal {
        @Override
        public double distance(Decision decision) {
            Fit fit = decision.qualification();
            if (fit.verdict() == verdict) {
                return 0;
            }
            Settings.Qualifying wanted = ruleset.settings().qualification();
            int score = fit.score() == null ? 50 : fit.score();
            return 1
                    + switch (verdict) {
                        case PURSUE -> Math.max(0, wanted.pursue() - score) + 50.0 * missing(fit, Met.YES);
                        case RELEASE ->
                            Math.min(Math.max(0, score - wanted.release()), 50.0 * missing(fit, Met.NO))
                                    + share(fit, wanted);
                        case NURTURE -> Math.max(0, score - wanted.pursue()) + share(fit, wanted);
                        case UNKNOWN -> 100 - share(fit, wanted);
                    };
        }

        /** How many of the required criteria are not so. */
        private long missing(Fit fit, Met met) {
            return ruleset.settings().qualification().required().stream()
                    .filter(name ->
                            fit.criteria().stream().noneMatch(one -> one.name().equals(name) && one.met() == met))
                    .count();
        }

        /** How much is missing to any verdict, from 0 to 100. */
        private static double share(Fit fit, Settings.Qualifying wanted) {
            double all = fit.criteria().stream().mapToInt(Fit.Judged::weight).sum();
            double known = fit.criteria().stream()
                    .filter(one -> one.met() != Met.UNKNOWN)
                    .mapToInt(Fit.Judged::weight)
                    .sum();
            return all == 0 ? 100 : 100 * Math.max(0, wanted.known() - known / all);
        }

        @Override
        public Set<String> fields() {
            return GoneBy.some(ruleset, rule -> rule.insert().type().equals("Criterion"));
        }
    }

    /** Another play comes first, or the client has another verdict. */
    record Anything(Decision now) implements Goal {
        @Override
        public double distance(Decision decision) {
            boolean other = !first(decision).equals(first(now))
                    || decision.qualification().verdict() != now.qualification().verdict();
            return other ? 0 : 1;
        }

        private static String first(Decision decision) {
            return decision.recommendations().get(0).play();
        }

        @Override
        public Set<String> fields() {
            return Set.of();
        }

        @Override
        public boolean worthTwo() {
            return false;
        }

        @Override
        public boolean isAnything() {
            return true;
        }
    }
}
