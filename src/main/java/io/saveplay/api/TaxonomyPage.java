package io.saveplay.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.saveplay.decision.Nature;
import io.saveplay.decision.Taxonomy;
import io.saveplay.rulebook.RuleInfo;
import io.saveplay.rulebook.Ruleset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code GET /v1/taxonomy} answers. */
record TaxonomyPage(String rulesVersion, List<Reason> reasons, List<Code> codes) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Reason(
            String code, String title, @Nullable String parent, Nature nature, String concern, List<String> rules) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Code(String system, String value, @Nullable String reason) {}

    static TaxonomyPage of(Ruleset ruleset) {
        return new TaxonomyPage(
                ruleset.version(),
                ruleset.taxonomy().entries().values().stream()
                        .map(entry -> reason(ruleset, entry))
                        .toList(),
                ruleset.codes().stream()
                        .map(code -> new Code(code.system(), code.value(), code.reason()))
                        .toList());
    }

    private static Reason reason(Ruleset ruleset, Taxonomy.Entry entry) {
        List<String> rules = ruleset.rules().stream()
                .filter(rule -> rule.insert().type().equals("Evidence")
                        && rule.insert().subject().equals(entry.code()))
                .map(RuleInfo::name)
                .toList();
        return new Reason(entry.code(), entry.title(), entry.parent(), entry.nature(), entry.concern(), rules);
    }
}
