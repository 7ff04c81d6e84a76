package io.saveplay.scenario;

import io.saveplay.decision.Decision;
import io.saveplay.decision.Fit;
import io.saveplay.decision.Met;
import io.saveplay.decision.Ranking;
import io.saveplay.drl.Words;
import io.saveplay.rulebook.RuleInfo;
import io.saveplay.rulebook.Ruleset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares what a scenario expects with what was decided. */
final class Expectations {
    private final Decision decision;
    private final Set<String> fired;
    private final Ruleset ruleset;
    private final List<Mismatch> mismatches = new ArrayList<>();

    private Expectations(Decision decision, Set<String> fired, Ruleset ruleset) {
        this.decision = decision;
        this.fired = fired;
        this.ruleset = ruleset;
    }

    /** Everything that is not as expected; empty when all is. */
    static List<Mismatch> mismatches(Scenario.Then then, Decision decision, Set<String> fired, Ruleset ruleset) {
        Expectations expectations = new Expectations(decision, fired, ruleset);
        expectations.diagnosisAndFit(then);
        expectations.plays(then);
        expectations.advice(then);
        expectations.rules(then);
        expectations.words(then);
        return List.copyOf(expectations.mismatches);
    }

    private void diagnosisAndFit(Scenario.Then then) {
        same("nature", then.nature(), decision.diagnosis().nature());
        same("verdict", then.verdict(), decision.qualification().verdict());
        Set<String> reasons = decision.diagnosis().reasons().stream()
                .map(reason -> reason.code())
                .flatMap(code -> Stream.of(code, code.replaceFirst("\\..*", "")))
                .collect(Collectors.toSet());
        contains("reasons", then.reasons(), reasons);
        lacks("notReasons", then.notReasons(), reasons);
        each(then.criteria(), (name, met) -> {
            String seen = decision.qualification().criteria().stream()
                    .filter(criterion -> criterion.name().equals(name))
                    .map(Fit.Judged::met)
                    .map(Met::name)
                    .findFirst()
                    .orElse("nothing");
            same("criteria: " + name, met.name(), seen);
        });
    }

    private void plays(Scenario.Then then) {
        List<String> recommended = decision.recommendations().stream()
                .map(Decision.Recommendation::play)
                .toList();
        same("first", then.first(), recommended.isEmpty() ? "nothing" : recommended.get(0));
        inOrder("ranking", then.ranking(), recommended);
        contains("recommends", then.recommends(), recommended);
        lacks("never", then.never(), recommended);
        each(then.withheld(), (play, policy) -> {
            Set<String> policies = decision.withheld().stream()
                    .filter(withheld -> withheld.play().equals(play))
                    .map(Ranking.Withheld::policy)
                    .collect(Collectors.toSet());
            contains("withheld: " + play, List.of(policy), policies);
        });
        if (then.order() != null) {
            List<String> plan = decision.plan().stream()
                    .flatMap(step -> step.plays().stream())
                    .filter(then.order()::contains)
                    .toList();
            inOrder("order", then.order(), plan);
        }
        each(
                then.due(),
                (play, time) -> same(
                        "due: " + play,
                        time,
                        recommendation(play)
                                .map(r -> r.dueBy().toString())
                                .findFirst()
                                .orElse("not recommended")));
    }

    private void advice(Scenario.Then then) {
        List<String> cautions =
                decision.cautions().stream().map(Decision.Advice::id).toList();
        List<String> lessons =
                decision.lessons().stream().map(Decision.Advice::id).toList();
        contains("cautions", then.cautions(), cautions);
        lacks("noCautions", then.noCautions(), cautions);
        contains("lessons", then.lessons(), lessons);
        lacks("noLessons", then.noLessons(), lessons);
        contains(
                "askFirst",
                then.askFirst(),
                decision.askFirst().stream().map(Decision.Question::field).toList());
    }

    private void rules(Scenario.Then then) {
        Set<String> known = ruleset.rules().stream().map(RuleInfo::name).collect(Collectors.toSet());
        Stream.of(then.because(), then.quiet())
                .filter(Objects::nonNull)
                .flatMap(Collection::stream)
                .filter(rule -> !known.contains(rule))
                .forEach(rule -> mismatches.add(unknown(rule, known)));
        contains("because", known(then.because(), known), fired);
        lacks("quiet", known(then.quiet(), known), fired);
    }

    private static @Nullable List<String> known(@Nullable List<String> rules, Set<String> known) {
        return rules == null ? null : rules.stream().filter(known::contains).toList();
    }

    private static Mismatch unknown(String rule, Set<String> known) {
        String near = Words.nearest(rule, known);
        String got = "there is no rule `" + rule + "`" + (near == null ? "" : "; " + near);
        return Mismatch.said("rules", "`" + rule + "`", got);
    }

    private void words(Scenario.Then then) {
        each(then.says(), (play, words) -> {
            String spoken = spoken(play);
            if (!spoken.contains(words)) {
                mismatches.add(Mismatch.of("says: " + play, words, spoken.isEmpty() ? "nothing" : spoken));
            }
        });
        each(then.silent(), (play, words) -> {
            if (spoken(play).contains(words)) {
                mismatches.add(Mismatch.unwanted("silent: " + play, List.of(words), List.of(words)));
            }
        });
    }

    private String spoken(String play) {
        return recommendation(play).flatMap(r -> r.talkTrack().say().stream()).collect(Collectors.joining("\n"));
    }

    private Stream<Decision.Recommendation> recommendation(String play) {
        return decision.recommendations().stream().filter(r -> r.play().equals(play));
    }

    private void same(String what, @Nullable Object expected, Object seen) {
        if (expected != null && !expected.equals(seen)) {
            mismatches.add(Mismatch.of(what, expected.toString(), seen.toString()));
        }
    }

    private void inOrder(String what, @Nullable List<String> expected, List<String> seen) {
        if (expected != null && !expected.equals(seen)) {
            mismatches.add(Mismatch.inOrder(what, expected, seen));
        }
    }

    private void contains(String what, @Nullable List<String> expected, Collection<String> seen) {
        if (expected != null && !seen.containsAll(expected)) {
            mismatches.add(Mismatch.lacking(what, expected, sorted(seen)));
        }
    }

    private void lacks(String what, @Nullable List<String> unwanted, Collection<String> seen) {
        if (unwanted != null) {
            List<String> there = unwanted.stream().filter(seen::contains).toList();
            if (!there.isEmpty()) {
                mismatches.add(Mismatch.unwanted(what, there, sorted(seen)));
            }
        }
    }

    private static <V> void each(@Nullable Map<String, V> expected, BiConsumer<String, V> check) {
        if (expected != null) {
            expected.forEach(check);
        }
    }

    private static List<String> sorted(Collection<String> names) {
        return names.stream().sorted().toList();
    }
}
