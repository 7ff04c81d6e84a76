package io.saveplay.event;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who backs out.
 *
 * @param id the caller's id of the client
 * @param contactName whom the salesperson talks to
 * @param tenureMonths how long they have been a client, in months
 * @param priorBackOuts how often they backed out before
 * @param mindChanges how often they changed their mind on this deal
 * @param goalpostMoves how often they changed what they ask for
 * @param escalations how often they went over the salesperson's head
 * @param grievances what they hold against the seller's business from the past
 * @param answers the questionnaire: question to answer, in lower case; a question without an entry is not answered
 * @param contactsLast14Days how often they were contacted in the 14 days before the event
 */
public record Client(
        String id,
        @Nullable String name,
        @Nullable String contactName,
        @Nullable String segment,
        @Nullable String industry,
        @Nullable Integer tenureMonths,
        @Nullable Integer priorBackOuts,
        @Nullable Integer mindChanges,
        @Nullable Integer goalpostMoves,
        @Nullable Integer escalations,
        @Nullable List<String> grievances,
        Map<String, String> answers,
        @Nullable List<String> values,
        @Nullable Boolean doNotContact,
        @Nullable Boolean vulnerable,
        @Nullable Boolean deceased,
        @Nullable Integer contactsLast14Days) {

    public Client {
        grievances = grievances == null ? null : List.copyOf(grievances);
        // A reader that finds no questionnaire hands in null.
        answers = Map.copyOf(Objects.requireNonNullElse(answers, Map.of()));
        values = values == null ? null : List.copyOf(values);
    }

    Client withContactsLast14Days(int contacts) {
        return new Client(
                id,
                name,
                contactName,
                segment,
                industry,
                tenureMonths,
                priorBackOuts,
                mindChanges,
                goalpostMoves,
                escalations,
                grievances,
                answers,
                values,
                doNotContact,
                vulnerable,
                deceased,
                contacts);
    }

    /** How many questions of the questionnaire are answered. */
    public int answerCount() {
        return answers.size();
    }

    /** How many grievances are on record; not known while the list is. */
    public @Nullable Integer grievanceCount() {
        return grievances == null ? null : grievances.size();
    }
}
