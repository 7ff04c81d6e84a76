package io.saveplay.scenario;

import static java.util.stream.Collectors.toSet;

import io.saveplay.rulebook.RuleInfo;
import io.saveplay.rulebook.Ruleset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What scenarios prove: each rule fires in a scenario beside it and stays quiet in another, and each guidance item has
 * a rule that fires in a scenario which expects it to.
 */
public record Coverage(List<OfRule> rules, List<OfGuidance> guidance) {

    /**
     * A rule.
     *
     * @param fires in how many scenarios of the file beside it the rule fires
     * @param quiet in how many of them it does not
     */
    public record OfRule(RuleInfo rule, long fires, long quiet) {
        private boolean bothSides() {
            return fires > 0 && quiet > 0;
        }
    }

    /**
     * A guidance item.
     *
     * @param rules the rules that encode it
     * @param plays the plays whose page names it
     * @param scenarios how many scenarios expect one of the rules to fire
     */
    public record OfGuidance(
            String id, String source, String summary, List<String> rules, List<String> plays, long scenarios) {}

    /** The coverage of a ruleset by scenarios that were run. */
    public static Coverage of(Ruleset ruleset, List<ScenarioRun> runs) {
        List<OfRule> rules =
                ruleset.rules().stream().map(rule -> ofRule(rule, runs)).toList();
        List<OfGuidance> guidance = new ArrayList<>();
        ruleset.guidance().forEach(item -> {
            Set<String> encoding = ruleset.rules().stream()
                    .filter(rule -> rule.guidance().contains(item.id()))
                    .map(RuleInfo::name)
                    .collect(toSet());
            List<String> plays = ruleset.playbook().plays().values().stream()
                    .filter(play -> play.guidance().contains(item.id()))
                    .map(play -> play.id())
                    .toList();
            guidance.add(new OfGuidance(
                    item.id(),
                    item.source(),
                    item.summary(),
                    encoding.stream().sorted().toList(),
                    plays,
                    runs.stream().filter(run -> expects(run, encoding)).count()));
        });
        return new Coverage(rules, List.copyOf(guidance));
    }

    private static OfRule ofRule(RuleInfo rule, List<ScenarioRun> runs) {
        String file = ScenarioFile.beside(rule);
        List<ScenarioRun> beside =
                runs.stream().filter(run -> run.file().equals(file)).toList();
        long fires =
                beside.stream().filter(run -> run.fired().contains(rule.name())).count();
        return new OfRule(rule, fires, beside.size() - fires);
    }

    private static boolean expects(ScenarioRun run, Set<String> rules) {
        List<String> because = run.scenario().then().because();
        return because != null && because.stream().anyMatch(rules::contains);
    }

    /** How much is covered, in percent: what {@code saveplay test --coverage-threshold} holds to its threshold. */
    public double percent() {
        return share(rules.stream().filter(OfRule::bothSides).count(), rules.size());
    }

    private static double share(long covered, long all) {
        return all == 0 ? 100 : 100.0 * covered / all;
    }

    /** What is not covered, in words; empty when all is. */
    public List<String> gaps() {
        List<String> gaps = new ArrayList<>();
        for (OfRule one : rules) {
            if (one.fires() == 0) {
                gaps.add(one.rule().file() + ": no scenario beside it makes `"
                        + one.rule().name() + "` fire");
            }
            if (one.quiet() == 0) {
                gaps.add(one.rule().file() + ": no scenario beside it leaves `"
                        + one.rule().name() + "` quiet");
            }
        }
        for (OfGuidance one : guidance) {
            if (one.rules().isEmpty()) {
                gaps.add("guidance.csv: no rule encodes `" + one.id() + "`");
            } else if (one.scenarios() == 0) {
                gaps.add("guidance.csv: no scenario expects a rule of `" + one.id() + "`");
            }
        }
        return List.copyOf(gaps);
    }
}
