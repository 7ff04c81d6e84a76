package io.saveplay.journal;

import io.saveplay.decision.Decision;
import io.saveplay.decision.Recall;
import io.saveplay.event.CancellationEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A decision that is to be kept, with all that it takes to come to it again.
 *
 * @param event as it came in, before anything of ours was added
 * @param answer the decision as JSON, without an explanation
 * @param understood whether the rules read a reason in what the client gave as one; true where nothing was given
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Entry(
        EventKey key,
        CancellationEvent event,
        Decision decision,
        byte[] answer,
        Rules rules,
        Basis basis,
        boolean understood) {

    /**
     * The ruleset that decided.
     *
     * @param version the whole version
     * @param files path to text
     */
    public record Rules(String version, Map<String, String> files) {}

    /**
     * What the journal itself added to the event and the rules.
     *
     * @param contacts contacts of the last 14 days as the journal knew them; none where the event said it, or where the
     *     journal knew of none
     * @param learned whether something was learned that bears on this decision, applied or held out
     * @param erasure the latest erasure when the event arrived ({@link Journal.Known}); one after it goes for the words
     *     of this decision, too
     */
    public record Basis(@Nullable Integer contacts, Recall recall, boolean learned, long erasure) {}
}
