package io.saveplay.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.saveplay.rulebook.Layer;
import io.saveplay.rulebook.Origin;
import io.saveplay.rulebook.Past;
import io.saveplay.rulebook.RuleInfo;
import io.saveplay.rulebook.Ruleset;
import io.saveplay.rulebook.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What {@code GET /v1/rules} answers. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RulesPage(
        @Nullable String version,
        @Nullable Instant loadedAt,
        Status.@Nullable From servingFrom,
        boolean pinned,
        List<String> layers,
        Counts counts,
        List<Rule> rules,
        List<io.saveplay.drl.Problem> problems,
        List<io.saveplay.drl.Problem> warnings,
        Status.@Nullable Rejection lastRejection,
        List<LiveVersion> history) {
    private static final int MOST_HISTORY = 50;

    record Counts(int rules, int plays, int reasons, int phrases) {
        private static Counts of(Ruleset live) {
            return new Counts(
                    live.rules().size(),
                    live.playbook().plays().size(),
                    live.taxonomy().entries().size(),
                    live.phraseCount());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Rule(
            String name,
            String layer,
            String title,
            List<String> guidance,
            @Nullable String owner,
            String file,
            int line) {

        private static Rule of(RuleInfo rule) {
            return new Rule(
                    rule.name(),
                    rule.layer().folder(),
                    rule.title(),
                    rule.guidance(),
                    rule.owner().isBlank() ? null : rule.owner(),
                    rule.file(),
                    rule.line());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LiveVersion(
            String version,
            String digest,
            Instant since,
            @Nullable Instant until,
            Origin origin,
            boolean kept) {

        private static LiveVersion of(Status.Kept entry) {
            Past past = entry.past();
            return new LiveVersion(
                    Ruleset.shortened(past.version()),
                    past.version(),
                    past.since(),
                    past.until(),
                    past.origin(),
                    entry.kept());
        }
    }

    static RulesPage of(Status status) {
        Optional<Ruleset> live = status.live();
        return new RulesPage(
                live.map(Ruleset::version).orElse(null),
                status.since().orElse(null),
                status.servingFrom().orElse(null),
                status.pinned(),
                live.isEmpty()
                        ? List.of()
                        : Stream.of(Layer.values()).map(Layer::folder).toList(),
                live.map(Counts::of).orElseGet(() -> new Counts(0, 0, 0, 0)),
                live.stream()
                        .flatMap(ruleset -> ruleset.rules().stream())
                        .map(Rule::of)
                        .toList(),
                status.problems(),
                status.warnings(),
                status.rejection().orElse(null),
                status.history().stream()
                        .limit(MOST_HISTORY)
                        .map(LiveVersion::of)
                        .toList());
    }
}
