package io.saveplay.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.saveplay.rulebook.Reload;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a reload and a rollback answer. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RulesChangePage(Outcome outcome, @Nullable String version, List<io.saveplay.drl.Problem> problems) {

    enum Outcome {
        SWAPPED,
        UNCHANGED,
        REJECTED
    }

    /**
     * The answer, or nothing when another build is under way.
     *
     * @param live the version that is live now, or none
     */
    static Optional<RulesChangePage> of(Reload reload, @Nullable String live) {
        if (reload instanceof Reload.Swapped swapped) {
            return Optional.of(new RulesChangePage(Outcome.SWAPPED, swapped.version(), List.of()));
        }
        if (reload instanceof Reload.Unchanged unchanged) {
            return Optional.of(new RulesChangePage(Outcome.UNCHANGED, unchanged.version(), List.of()));
        }
        if (reload instanceof Reload.Rejected rejected) {
            return Optional.of(new RulesChangePage(Outcome.REJECTED, live, rejected.problems()));
        }
        return Optional.empty();
    }
}
