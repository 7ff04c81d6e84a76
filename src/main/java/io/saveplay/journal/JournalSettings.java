package io.saveplay.journal;

import java.time.Duration;

/**
 * What an operator sets of the journal.
 *
 * @param place where it is
 * @param connections how many connections to the database are kept at most
 * @param waiting how many decisions may wait to be written
 * @param retention how long what is kept
 * @param learning how fast is learned, and forgotten
 * @param holdout the share of clients whose decisions do without what was learned
 * @param refresh how often what was learned is taken up
 */
public record JournalSettings(
        Place place,
        int connections,
        int waiting,
        Retention retention,
        Learning.Settings learning,
        Holdout holdout,
        Duration refresh) {

    /**
     * How long what is kept, each counted from the decision where nothing else is said; zero for ever.
     *
     * @param texts events and answers, notes of outcomes
     * @param decisions decisions without their words, and their outcomes; deliveries without their payloads
     * @param deliveries what CRMs sent, counted from when it came in, where texts do not go earlier
     */
    public record Retention(Duration texts, Duration decisions, Duration deliveries) {}
}
