package io.saveplay.explain;

import io.saveplay.decision.Decision;
import io.saveplay.decision.Play;
import io.saveplay.decision.Points;
import io.saveplay.decision.Ranking;
import io.saveplay.decision.WhyNot;
import io.saveplay.drl.Expression;
import io.saveplay.drl.Matcher;
import io.saveplay.rulebook.Decider;
import io.saveplay.rulebook.Layer;
import io.saveplay.rulebook.RuleInfo;
import io.saveplay.rulebook.Ruleset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why plays are not recommended. */
final class WhyNots {
    /** How many rules are told of a play that was not asked for by name. */
    private static final int MOST_RULES = 1;

    private final Ruleset ruleset;
    private final Decider.Observed observed;
    private final Misses misses;

    WhyNots(Ruleset ruleset, Decider.Observed observed, Phrases phrases) {
        this.ruleset = ruleset;
        this.observed = observed;
        this.misses = new Misses(ruleset, observed, phrases);
    }

    /** Every play that is not recommended, with the rule that came closest. */
    List<WhyNot> all() {
        return ruleset.playbook().plays().values().stream()
                .filter(play -> recommended(play).isEmpty())
                .map(play -> of(play, MOST_RULES))
                .toList();
    }

    /** One play with every rule that could have spoken for it. */
    WhyNot of(Play play) {
        return of(play, Integer.MAX_VALUE);
    }

    private WhyNot of(Play play, int most) {
        List<Misses.Ranked> nearest = misses.closest(rule -> speaksFor(rule, play));
        List<WhyNot.Miss> told =
                nearest.stream().limit(most).map(Misses.Ranked::miss).toList();
        Optional<Decision.Recommendation> recommended = recommended(play);
        if (recommended.isPresent()) {
            return new WhyNot(
                    play.id(), play.title(), WhyNot.Outcome.RECOMMENDED, place(recommended.get(), play), told);
        }
        List<Ranking.Withheld> withheld = observed.decision().withheld().stream()
                .filter(one -> one.play().equals(play.id()))
                .toList();
        if (!withheld.isEmpty()) {
            return new WhyNot(play.id(), play.title(), WhyNot.Outcome.WITHHELD, withheld(withheld), told);
        }
        if (ruleset.rules().stream()
                .anyMatch(rule -> speaksFor(rule, play) && observed.fired().contains(rule.name()))) {
            return new WhyNot(play.id(), play.title(), WhyNot.Outcome.OUTWEIGHED, outweighed(play), told);
        }
        String closest = told.isEmpty()
                ? "no rule speaks for it"
                : "nothing spoke for it; the closest rule was \"" + told.get(0).title() + "\"";
        return new WhyNot(play.id(), play.title(), WhyNot.Outcome.NO_RULE_FIRED, closest, told);
    }

    private Optional<Decision.Recommendation> recommended(Play play) {
        return observed.decision().recommendations().stream()
                .filter(one -> one.play().equals(play.id()))
                .findFirst();
    }

    private String place(Decision.Recommendation at, Play play) {
        Decision.Recommendation first = observed.decision().recommendations().get(0);
        if (at.rank() == 1) {
            return "it comes first, with " + at.score() + " points";
        }
        String owed = first.kind() == io.saveplay.decision.PlayKind.COMPLY && play.kind() != first.kind()
                ? ", which is owed and comes before everything else"
                : " with " + first.score();
        return "it is recommended at rank " + at.rank() + " with " + at.score() + " points; first comes `"
                + first.play() + "`" + owed;
    }

    private String withheld(List<Ranking.Withheld> withheld) {
        return withheld.stream()
                .map(one -> "policy `" + one.policy() + "` withholds it: " + one.because()
                        + Optional.ofNullable(ruleset.settings().policies().get(one.policy()))
                                .map(policy -> " (" + Shown.lower(policy) + ")")
                                .orElse(""))
                .collect(Collectors.joining("; "));
    }

    /** What spoke for and against a play, as the ranking adds it up. */
    private String outweighed(Play play) {
        Set<Points> seen = new HashSet<>();
        List<Points> parts = ruleset.rules().stream()
                .filter(rule -> rule.insert().type().equals("Points")
                        && observed.fired().contains(rule.name()))
                .flatMap(
                        rule -> Matcher.conclusions(ruleset.linked(rule.name()), observed.seenBy(Layer.PLAYS)).stream())
                .flatMap(conclusion -> conclusion instanceof Points points ? Stream.of(points) : Stream.empty())
                .filter(points -> points.target().covers(play) && seen.add(points))
                .toList();
        int sum = play.points() + parts.stream().mapToInt(Points::points).sum();
        String against = parts.stream()
                .filter(points -> points.points() < 0)
                .map(points -> points.points() + " because " + points.because())
                .collect(Collectors.joining(" and "));
        int forIt = play.points()
                + parts.stream()
                        .filter(points -> points.points() > 0)
                        .mapToInt(Points::points)
                        .sum();
        return "what speaks against it weighs as much or more: " + forIt + " points for it and " + against
                + ", which is " + sum + " in all";
    }

    /** Whether a rule would give points for a play by name. */
    static boolean speaksFor(RuleInfo rule, Play play) {
        return rule.insert().type().equals("Points")
                && rule.insert().subject().equals(play.id())
                && rule.rule().conclusion() != null
                && !(rule.rule().conclusion().arguments().get(1) instanceof Expression.Negative);
    }
}
