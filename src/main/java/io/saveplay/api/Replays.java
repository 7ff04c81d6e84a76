package io.saveplay.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saveplay.decision.Decision;
import io.saveplay.decision.DecisionWriter;
import io.saveplay.explain.Ask;
import io.saveplay.explain.Explainer;
import io.saveplay.journal.Decisions;
import io.saveplay.journal.Journal;
import io.saveplay.journal.Kept;
import io.saveplay.rulebook.Decider;
import io.saveplay.rulebook.RejectedException;
import io.saveplay.rulebook.Rulebook;
import io.saveplay.rulebook.RulesFolder;
import io.saveplay.rulebook.Ruleset;
import io.saveplay.rulebook.RulesetLoader;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Comes to kept decisions again, with the rules and the knowledge of their time, to explain them. */
@Singleton
final class Replays {
    /** Rulesets of the past that stay in memory. */
    private static final int MOST_RULESETS = 3;

    private final Rulebook rulebook;
    private final Explainer explainer;
    private final Journal journal;
    private final Map<String, Ruleset> rulesets = new LinkedHashMap<>(MOST_RULESETS, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Ruleset> eldest) {
            return size() > MOST_RULESETS;
        }
    };

    Replays(Rulebook rulebook, Explainer explainer, Journal journal) {
        this.rulebook = rulebook;
        this.explainer = explainer;
        this.journal = journal;
    }

    /** A kept answer with its explanation. */
    byte[] explained(Kept kept, Ask ask) {
        Decision.Explanation explanation = explanation(kept.id(), ask);
        JsonNode answer = Json.read(kept.answer());
        ((ObjectNode) answer).set("explanation", Json.tree(explanation));
        return Json.write(answer);
    }

    /**
     * How the rules came to a decision.
     *
     * @throws Refusal as {@link #again} does
     */
    Decision.Explanation explanation(UUID id, Ask ask) {
        return Objects.requireNonNull(again(id, true, ask).explanation(), "an explanation was wished for");
    }

    /**
     * A decision that was made, come to once more.
     *
     * @param explain whether it is to be explained; what is asked is explained in any case
     * @throws Refusal when there is no such decision, when its words are gone, or when this version of the service
     *     would come to another one
     */
    Decision again(UUID id, boolean explain, Ask ask) {
        Decisions.Replayable stored = journal.decisions()
                .replayable(id)
                .orElseThrow(
                        () -> new Refusal(
                                journal.decisions().find(id).isEmpty()
                                        ? KeptResource.noDecision(id)
                                        : Problem.of(
                                                ProblemType.WORDS_GONE,
                                                "the words of this decision are erased or no longer kept, so nobody can come to it again")));
        Ruleset ruleset = ruleset(stored);
        Asks.checked(ruleset, ask);
        // Where the kept answer asks for nothing, the search for missing facts was not wished for, or found none.
        boolean askFirst = !Json.read(stored.answer()).path("askFirst").isEmpty();
        Decision decision = explainer
                .decide(
                        ruleset,
                        stored.event(),
                        new Decider.Wish(explain, askFirst),
                        ask,
                        stored.recall(),
                        new Decider.Moment(stored.id(), stored.decidedAt()))
                .decision();
        if (!Arrays.equals(DecisionWriter.write(decision.unexplained()), stored.answer())) {
            throw new Refusal(Problem.of(
                    ProblemType.NOT_REPRODUCIBLE,
                    "this version of the service comes to another decision on the kept event, so it cannot explain the"
                            + " one that was made"));
        }
        return decision;
    }

    private synchronized Ruleset ruleset(Decisions.Replayable stored) {
        Ruleset live = rulebook.live().orElse(null);
        if (live != null && live.wholeVersion().equals(stored.rulesVersion())) {
            return live;
        }
        return rulesets.computeIfAbsent(stored.rulesVersion(), version -> {
            try {
                RulesFolder kept = RulesFolder.of(journal.decisions().rules(stored));
                return live == null ? RulesetLoader.load(kept) : live.likewise(kept);
            } catch (RejectedException e) {
                throw new Refusal(Problem.of(
                        ProblemType.NOT_REPRODUCIBLE,
                        "this version of the service does not take the rules that decided, `"
                                + Ruleset.shortened(version) + "`"));
            }
        });
    }
}
