package io.saveplay.explain;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import io.saveplay.decision.Diagnosis;
import io.saveplay.decision.Fit;
import io.saveplay.decision.Met;
import io.saveplay.decision.Nature;
import io.saveplay.decision.Settings;
import io.saveplay.decision.Signal;
import io.saveplay.decision.Taxonomy;
import io.saveplay.decision.WhyNot;
import io.saveplay.drl.Expression;
import io.saveplay.event.Mention;
import io.saveplay.rulebook.Decider;
import io.saveplay.rulebook.RuleInfo;
import io.saveplay.rulebook.Ruleset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How close rules came to firing on an event, and what they lacked, down to the event's own fields. */
final class Misses {
    /** From a play's rule down to the reason, and from there to the sign. */
    private static final int DEEPEST = 2;

    private final Ruleset ruleset;
    private final Decider.Observed observed;
    private final Phrases phrases;

    Misses(Ruleset ruleset, Decider.Observed observed, Phrases phrases) {
        this.ruleset = ruleset;
        this.observed = observed;
        this.phrases = phrases;
    }

    /**
     * A rule that did not fire.
     *
     * @param way the facts for which it came closest
     * @param cost how much would have to be otherwise, down to the event's fields
     */
    record Ranked(RuleInfo rule, Nearest.Way way, WhyNot.Miss miss, int cost) {}

    private static final Comparator<Ranked> CLOSEST = comparingInt(Ranked::cost)
            .thenComparing(one -> one.way().failed())
            .thenComparing(one -> -one.miss().held().size())
            .thenComparing(one -> one.rule().insert().subject().length())
            .thenComparing(one -> one.rule().name());

    /** The rules that did not fire out of some, the closest first. */
    List<Ranked> closest(Predicate<RuleInfo> rules) {
        return closest(rules, DEEPEST);
    }

    private List<Ranked> closest(Predicate<RuleInfo> rules, int depth) {
        return ruleset.rules().stream()
                .filter(rule -> rules.test(rule) && !observed.fired().contains(rule.name()))
                .map(rule -> ranked(rule, depth))
                .sorted(CLOSEST)
                .toList();
    }

    private Ranked ranked(RuleInfo rule, int depth) {
        Nearest.Way way = Nearest.of(ruleset.linked(rule.name()), observed.seenBy(rule.layer()));
        List<String> held = new ArrayList<>();
        List<WhyNot.Check> failed = new ArrayList<>();
        int cost = 0;
        for (Finding finding : way.findings()) {
            if (finding.held()) {
                held.add(phrases.say(finding));
            } else {
                Ranked under = depth == 0 ? null : under(finding, depth - 1);
                cost += under == null ? costAlone(finding) : under.cost();
                failed.add(new WhyNot.Check(
                        phrases.say(finding) + more(finding),
                        phrases.field(finding),
                        under == null ? null : under.miss()));
            }
        }
        WhyNot.Miss miss = new WhyNot.Miss(
                rule.name(), rule.title(), held.stream().distinct().toList(), List.copyOf(failed));
        return new Ranked(rule, way, miss, cost);
    }

    /**
     * What the whole event says weighs more than a field: a verdict, a nature, a sign that is not wanted. So does what
     * the client has not said.
     */
    private static int costAlone(Finding finding) {
        if (finding instanceof Finding.Absent absent && absent.pattern().type() == Mention.class) {
            return 2;
        }
        boolean summedUp = finding instanceof Finding.Tested tested
                && (tested.own() instanceof Fit || tested.own() instanceof Diagnosis);
        return summedUp || finding instanceof Finding.Unwanted ? 3 : 1;
    }

    /** The rule that came closest to concluding what a finding lacks. */
    private @Nullable Ranked under(Finding finding, int depth) {
        return wantedBy(finding)
                .flatMap(rules -> closest(rules, depth).stream().findFirst().stream())
                .min(CLOSEST)
                .orElse(null);
    }

    private Stream<Predicate<RuleInfo>> wantedBy(Finding finding) {
        if (finding instanceof Finding.Absent absent && absent.pattern().type() == Signal.class) {
            List<String> names = absent.pattern().tests().stream()
                    .flatMap(test -> Conditions.wanted(test.source().expression(), "name").stream())
                    .toList();
            return Stream.of(rule ->
                    concludes(rule, "Signal") && names.contains(rule.insert().subject()));
        }
        if (finding instanceof Finding.Tested tested && tested.own() instanceof Diagnosis) {
            Expression expression = tested.test().source().expression();
            List<String> codes = Conditions.wanted(expression, "likely");
            String nature = Conditions.constant(expression, "nature");
            return Stream.of(rule -> concludes(rule, "Evidence")
                    && (codes.stream().anyMatch(code -> isOf(rule.insert().subject(), code))
                            || isOfNature(rule.insert().subject(), nature)));
        }
        return Stream.empty();
    }

    private static boolean concludes(RuleInfo rule, String type) {
        return rule.insert().type().equals(type);
    }

    private static boolean isOf(String reason, String code) {
        return reason.equals(code) || reason.startsWith(code + ".");
    }

    /** Where several reasons have a nature, none of them is what is missing. */
    private boolean isOfNature(String reason, @Nullable String nature) {
        List<String> codes = ruleset.taxonomy().entries().values().stream()
                .filter(entry -> entry.nature().name().equals(nature))
                .map(Taxonomy.Entry::code)
                .toList();
        return codes.equals(List.of(reason));
    }

    /** What is behind something that Java sums up, so that no rule of its own stands for it. */
    private String more(Finding finding) {
        if (!(finding instanceof Finding.Tested tested)) {
            return "";
        }
        Expression expression = tested.test().source().expression();
        if (tested.own() instanceof Fit fit && Conditions.constant(expression, "verdict") != null) {
            return ": " + verdict(fit);
        }
        if (tested.own() instanceof Diagnosis diagnosis) {
            return reasons(diagnosis, expression);
        }
        return "";
    }

    /** What a verdict goes by. */
    String verdict(Fit fit) {
        Settings.Qualifying wanted = ruleset.settings().qualification();
        String score = fit.score() == null
                ? "nothing is known of the client"
                : "the score is " + fit.score() + " of 100 (from " + wanted.pursue() + " worth pursuing, below "
                        + wanted.release() + " not)";
        List<String> required = fit.criteria().stream()
                .filter(judged -> wanted.required().contains(judged.name()) && judged.met() != Met.YES)
                .map(judged -> "`" + judged.name() + "` is " + Shown.words(judged.met()))
                .toList();
        return score + (required.isEmpty() ? "" : "; " + String.join(" and ", required));
    }

    private String reasons(Diagnosis diagnosis, Expression expression) {
        if (Conditions.constant(expression, "nature") != null) {
            return diagnosis.nature() == Nature.UNCLEAR && diagnosis.reasons().isEmpty()
                    ? ": nothing points to a reason"
                    : ": the signs point to "
                            + diagnosis.reasons().stream()
                                    .limit(3)
                                    .map(reason -> phrases.reason(reason.code()))
                                    .collect(Collectors.joining(" and "));
        }
        List<String> codes = Conditions.wanted(expression, "likely");
        return diagnosis.reasons().stream()
                .filter(reason -> codes.stream().anyMatch(code -> isOf(reason.code(), code)))
                .max(comparing(Diagnosis.Reason::confidence))
                .map(reason ->
                        ": `" + reason.code() + "` is " + percent(reason.confidence()) + " sure, and likely is from "
                                + percent(ruleset.settings().diagnosis().likely()))
                .orElse("");
    }

    private static String percent(double share) {
        return Math.round(share * 100) + "%";
    }
}
