package io.saveplay.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.saveplay.rulebook.Layer;
import io.saveplay.rulebook.RuleInfo;
import io.saveplay.rulebook.Ruleset;
import io.saveplay.rulebook.Status;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What {@code GET /v1/rules} answers. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RulesPage(
        @Nullable String version,
        @Nullable Instant loadedAt,
        List<String> layers,
        Counts counts,
        List<Rule> rules,
        List<io.saveplay.drl.Problem> problems) {

    record Counts(int rules, int plays, int reasons, int phrases) {}

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

    static RulesPage of(Status status) {
        if (status.live().isEmpty()) {
            return new RulesPage(null, null, List.of(), new Counts(0, 0, 0, 0), List.of(), status.problems());
        }
        Ruleset live = status.live().get();
        return new RulesPage(
                live.version(),
                status.since().orElse(null),
                Stream.of(Layer.values()).map(Layer::folder).toList(),
                new Counts(
                        live.rules().size(),
                        live.playbook().plays().size(),
                        live.taxonomy().entries().size(),
                        live.phraseCount()),
                live.rules().stream().map(Rule::of).toList(),
                status.problems());
    }
}
