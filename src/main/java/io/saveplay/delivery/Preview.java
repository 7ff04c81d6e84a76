package io.saveplay.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.saveplay.intake.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would become of a webhook.
 *
 * @param unreadable why its body cannot be read; none where it can
 * @param events what stands in it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Preview(
        String profile, Verification verification, @Nullable String unreadable, List<Event> events) {

    /**
     * Whether it would be let in.
     *
     * @param scheme how it shows who sent it; none where it does not
     * @param secret which of the secrets it was made with, from 1
     * @param why why it would be refused, as a code; none where it would not
     * @param detail the same in words
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Verification(
            boolean verified,
            @Nullable String scheme,
            @Nullable Integer secret,
            @Nullable String why,
            @Nullable String detail) {}

    /** What an event comes to. */
    public enum Outcome {
        /** It is a cancellation, and is decided. */
        DECIDED,
        /** It is none. */
        IGNORED,
        /** The profile does not get along with it, or makes no valid event of it. */
        FAILED
    }

    /**
     * An event of the webhook.
     *
     * @param why why it is ignored, or what fails
     * @param key by which it is known when it is sent again
     * @param transition the change of a deal that it tells of
     * @param faults what is wrong with the event that the profile makes
     * @param remarks what is worth knowing, though nothing is wrong
     * @param event the cancellation event
     * @param decision the decision on it, of which nothing is kept
     * @param note what a salesperson reads
     * @param fetched the names of what was asked of the CRM's API
     * @param writes what would be written to the CRM
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Event(
            Outcome outcome,
            @Nullable String why,
            @Nullable String key,
            @Nullable String transition,
            List<Fault> faults,
            List<String> remarks,
            @Nullable JsonNode event,
            @Nullable JsonNode decision,
            @Nullable String note,
            List<String> fetched,
            List<Write> writes) {

        static Event ignored(@Nullable String key, String why) {
            return bare(Outcome.IGNORED, key, why, List.of());
        }

        static Event failed(@Nullable String key, String why, List<Fault> faults) {
            return bare(Outcome.FAILED, key, why, faults);
        }

        private static Event bare(Outcome outcome, @Nullable String key, String why, List<Fault> faults) {
            return new Event(outcome, why, key, null, faults, List.of(), null, null, null, List.of(), List.of());
        }
    }

    /** Something that would be written. */
    public record Write(String name, String method, String path, String body) {}
}
