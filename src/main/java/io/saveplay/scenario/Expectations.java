package io.saveplay.scenario;

import io.saveplay.decision.Decision;
import io.saveplay.decision.Fit;
import io.saveplay.decision.Met;
import io.saveplay.decision.Ranking;
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
    private final List<String> failures = new ArrayList<>();

    private Expectations(Decision decision, Set<String> fired, Ruleset ruleset) {
        this.decision = decision;
        this.fired = fired;
        this.ruleset = ruleset;
    }

    /** Everything that is not as expected; empty when all is. */
    static List<String> failures(Scenario.Then then, Decision decision, Set<String> fired, Ruleset ruleset) {
        Expectations expectations = new Expectations(decision, fired, ruleset);
        expectations.diagnosisAndFit(then);
        expectations.plays(then);
        expectations.advice(then);
        expectations.rules(then);
        expectations.words(then);
        return List.copyOf(expectations.failures);
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
        same("ranking", then.ranking(), recommended);
        contains("recommends", then.recommends(), recommended);
        lacks("never", then.never(), recommended);
        each(then.withheld(), (play, policy) -> {
            Set<String> policies = decision.withheld().stream()
                    .filter(withheld -> withheld.play().equals(play))
                    .map(Ranking.Withheld::policy)
                    .collect(Collectors.toSet());
            if (!policies.contains(policy)) {
                failures.add("withheld: expected `" + play + "` by `" + policy + "`, got " + shown(policies));
            }
        });
        if (then.order() != null) {
            List<String> plan = decision.plan().stream()
                    .flatMap(step -> step.plays().stream())
                    .filter(then.order()::contains)
                    .toList();
            same("order", then.order(), plan);
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
        Stream.of(then.because(), then.quiet())
                .filter(Objects::nonNull)
                .flatMap(Collection::stream)
                .filter(rule -> ruleset.find(rule).isEmpty())
                .forEach(rule -> failures.add("there is no rule `" + rule + "`"));
        contains("because", then.because(), fired);
        lacks("quiet", then.quiet(), fired);
    }

    private void words(Scenario.Then then) {
        each(then.says(), (play, words) -> {
            if (!spoken(play).contains(words)) {
                failures.add("says: expected `" + play + "` to say `" + words + "`, got: " + spoken(play));
            }
        });
        each(then.silent(), (play, words) -> {
            if (spoken(play).contains(words)) {
                failures.add("silent: expected `" + play + "` not to say `" + words + "`");
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
            failures.add(what + ": expected `" + expected + "`, got `" + seen + "`");
        }
    }

    private void contains(String what, @Nullable List<String> expected, Collection<String> seen) {
        if (expected != null && !seen.containsAll(expected)) {
            List<String> missing =
                    expected.stream().filter(one -> !seen.contains(one)).toList();
            failures.add(what + ": expected " + shown(missing) + ", got " + shown(seen));
        }
    }

    private void lacks(String what, @Nullable List<String> unwanted, Collection<String> seen) {
        if (unwanted != null) {
            List<String> there = unwanted.stream().filter(seen::contains).toList();
            if (!there.isEmpty()) {
                failures.add(what + ": expected none of " + shown(there) + ", got " + shown(seen));
            }
        }
    }

    private static <V> void each(@Nullable Map<String, V> expected, BiConsumer<String, V> check) {
        if (expected != null) {
            expected.forEach(check);
        }
    }

    private static String shown(Collection<String> names) {
        return names.isEmpty()
                ? "nothing"
                : names.stream().sorted().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }
}
