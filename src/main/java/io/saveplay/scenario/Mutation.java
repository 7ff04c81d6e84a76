package io.saveplay.scenario;

import io.saveplay.drl.LinkedRule;
import io.saveplay.drl.Linker;
import io.saveplay.drl.Matcher;
import io.saveplay.drl.Mutant;
import io.saveplay.drl.Mutations;
import io.saveplay.rulebook.RuleInfo;
import io.saveplay.rulebook.Ruleset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Changes rules one at a time and asks which scenario notices: which of them fails. What nobody notices, nobody would
 * notice in a slip of the pen either.
 */
public final class Mutation {
    private static final int THREADS = 2;

    private final Ruleset ruleset;
    private final Tools tools;
    private final List<Observation> observations;

    private Mutation(Ruleset ruleset, Tools tools, List<Observation> observations) {
        this.ruleset = ruleset;
        this.tools = tools;
        this.observations = observations;
    }

    /**
     * A changed rule and who noticed.
     *
     * @param noticedBy the first scenario that fails with it, as {@code file:line}; none when none does
     * @param differing in how many scenarios the changed rule concludes something else
     * @param example the first of these, as {@code file:line}, or none
     */
    public record Outcome(
            RuleInfo rule,
            Mutant mutant,
            @Nullable String noticedBy,
            int differing,
            @Nullable String example) {

        /** Whether no scenario noticed. */
        public boolean survived() {
            return noticedBy == null;
        }

        /** Where the change is, as {@code file:line:column}. */
        public String place() {
            return rule.file() + ":" + mutant.place().line() + ":"
                    + mutant.place().column();
        }

        /** What comes of the change, in words. */
        public String text() {
            if (noticedBy != null) {
                return mutant.text() + ": noticed by " + noticedBy;
            }
            String why = example == null
                    ? "; the rule concludes the same in all of them"
                    : "; the rule concludes something else in " + differing + ", such as " + example
                            + ", and nothing there expects it";
            return mutant.text() + ": no scenario notices" + why;
        }
    }

    /**
     * Changes rules in every way that is known.
     *
     * @param tested a ruleset whose scenarios all pass, since one that fails anyway notices nothing
     * @param rules which rules to change
     * @param bar is told how far it has come
     * @return the outcomes by layer, rule and place
     */
    public static List<Outcome> of(Tested tested, Tools tools, Predicate<RuleInfo> rules, Bar bar) {
        if (!tested.failed().isEmpty()) {
            throw new IllegalArgumentException("a scenario fails before anything is changed");
        }
        Ruleset ruleset = tested.ruleset();
        ScenarioRunner runner = new ScenarioRunner(ruleset, tools.decider(), tools.reader());
        Mutation mutation = new Mutation(ruleset, tools, Observation.of(runner, tested.runs()));
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Outcome>> futures = new ArrayList<>();
            for (RuleInfo rule : ruleset.rules()) {
                if (rules.test(rule)) {
                    for (Mutant mutant : Mutations.of(rule.rule())) {
                        futures.add(threads.submit(() -> mutation.outcome(rule, mutant)));
                    }
                }
            }
            return gathered(futures, bar);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Is told how far the work has come. */
    @FunctionalInterface
    public interface Bar {
        /** So many of so many changes are done. */
        void at(int done, int all);
    }

    private static List<Outcome> gathered(List<Future<Outcome>> futures, Bar bar) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Future<Outcome> future : futures) {
            try {
                outcomes.add(future.get());
                bar.at(outcomes.size(), futures.size());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("the work was broken off", e);
            } catch (ExecutionException e) {
                throw new IllegalStateException("a changed rule could not be tried", e.getCause());
            }
        }
        return List.copyOf(outcomes);
    }

    private Outcome outcome(RuleInfo rule, Mutant mutant) {
        LinkedRule before = ruleset.linked(rule.name());
        LinkedRule after = Linker.link(mutant.rule());
        List<Observation> differing = observations.stream()
                .filter(one -> differs(before, after, one.observed().seenBy(rule.layer())))
                .toList();
        // What is asked first depends on what other values would lead to, so there the rule may count unseen.
        List<Observation> asking = observations.stream()
                .filter(one -> one.scenario().then().askFirst() != null && !differing.contains(one))
                .toList();
        String beside = ScenarioFile.beside(rule);
        List<Observation> candidates = new ArrayList<>(differing);
        candidates.sort(Comparator.comparing((Observation one) -> !one.file().equals(beside)));
        candidates.addAll(asking);
        String noticedBy = candidates.isEmpty()
                ? null
                : noticedBy(rule, mutant, candidates).orElse(null);
        String example = differing.isEmpty() ? null : candidates.get(0).place();
        return new Outcome(rule, mutant, noticedBy, differing.size(), example);
    }

    private Optional<String> noticedBy(RuleInfo rule, Mutant mutant, List<Observation> candidates) {
        ScenarioRunner runner =
                new ScenarioRunner(ruleset.withRule(rule.name(), mutant.rule()), tools.decider(), tools.reader());
        return candidates.stream()
                .filter(one -> !runner.run(one.file(), one.scenario()).passed())
                .map(Observation::place)
                .findFirst();
    }

    /** Whether two rules conclude different things; that one of them does so twice changes nothing. */
    private static boolean differs(LinkedRule before, LinkedRule after, List<Object> facts) {
        Set<Object> ours = new HashSet<>(Matcher.conclusions(before, facts));
        return !ours.equals(new HashSet<>(Matcher.conclusions(after, facts)));
    }
}
