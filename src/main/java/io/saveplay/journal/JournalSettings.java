package io.saveplay.journal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What an operator sets of the journal.
 *
 * @param url the database as JDBC writes it; none for the one that starts by itself
 * @param user of the database
 * @param password of the database
 * @param folder where the database that starts by itself keeps its data
 * @param binaries where its programs are unpacked
 * @param connections how many connections to the database are kept at most
 * @param waiting how many decisions may wait to be written
 * @param retention how long what is kept
 * @param learning how fast is learned, and forgotten
 * @param holdout the share of clients whose decisions do without what was learned
 * @param refresh how often what was learned is taken up
 */
public record JournalSettings(
        Optional<String> url,
        Optional<String> user,
        Optional<String> password,
        Path folder,
        Path binaries,
        int connections,
        int waiting,
        Retention retention,
        Learning.Settings learning,
        Holdout holdout,
        Duration refresh) {

    /**
     * How long what is kept, each counted from the decision; zero for ever.
     *
     * @param texts events and answers, notes of outcomes
     * @param decisions decisions without their words, and their outcomes
     */
    public record Retention(Duration texts, Duration decisions) {}

    /** Without the password. */
    @Override
    public String toString() {
        return "journal on " + url.map(one -> one.replaceFirst("\\?.*", "")).orElse(folder.toString());
    }
}
