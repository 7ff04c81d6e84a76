package io.saveplay.api;

import io.saveplay.rulebook.Ruleset;
import java.util.List;

/** What {@code GET /v1/plays} answers. */
record PlaysPage(String rulesVersion, List<PlaySummary> plays) {

    static PlaysPage of(Ruleset ruleset) {
        return new PlaysPage(
                ruleset.version(),
                ruleset.playbook().plays().values().stream()
                        .map(PlaySummary::of)
                        .toList());
    }
}
