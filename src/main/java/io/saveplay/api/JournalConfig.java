package io.saveplay.api;

import io.saveplay.journal.Holdout;
import io.saveplay.journal.JournalSettings;
import io.saveplay.journal.Learning;
import io.saveplay.journal.Place;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What an operator sets of the journal, under {@code saveplay.journal}. */
@ConfigMapping(prefix = "saveplay.journal")
public interface JournalConfig {

    /** How many connections to the database are kept at most. */
    @WithDefault("10")
    int connections();

    /** How many decisions may wait to be written before more are turned away. */
    @WithDefault("1000")
    int waiting();

    /** Where the programs of the database that starts by itself are unpacked; in the state folder where not set. */
    Optional<Path> binaries();

    /** How long the service waits for its journal before it opens its port; what is to be kept is refused until it is open. */
    @WithDefault("0s")
    Duration startWait();

    /** How long what is kept. */
    Retention retention();

    /** How long what is kept; zero for ever. */
    interface Retention {

        /** Events, answers and notes: whatever may quote or name a client. */
        @WithDefault("365d")
        Duration texts();

        /** Decisions without their words, and outcomes. */
        @WithDefault("1825d")
        Duration decisions();

        /** What CRMs sent, from when it came in; it goes with the texts where these go earlier. */
        @WithDefault("30d")
        Duration deliveries();
    }

    /** The share of clients whose decisions are ranked without what was learned, to compare with; 0 to 1. */
    @WithDefault("0.1")
    double holdout();

    /** How long it takes until an outcome weighs half, in whole days. */
    @WithDefault("90d")
    Duration halfLife();

    /** How often what was learned is taken up; at once where the outcome was reported here. */
    @WithDefault("30s")
    Duration refresh();

    /** A database that somebody else runs, under {@code saveplay.db}. */
    @ConfigMapping(prefix = "saveplay.db")
    interface External {

        /** Its address, such as {@code jdbc:postgresql://db.example/saveplay}. */
        Optional<String> url();

        /** The user. */
        Optional<String> user();

        /** The user's password. */
        Optional<String> password();
    }

    /** All of it together. */
    static JournalSettings settings(ApiConfig service, JournalConfig journal, External database) {
        return new JournalSettings(
                Place.of(database.url(), database.user(), database.password(), service.state(), journal.binaries()),
                journal.connections(),
                journal.waiting(),
                new JournalSettings.Retention(
                        journal.retention().texts(),
                        journal.retention().decisions(),
                        journal.retention().deliveries()),
                new Learning.Settings(
                        (int) journal.halfLife().toDays(),
                        Learning.Settings.DEFAULT.segmentCases(),
                        Learning.Settings.DEFAULT.strength()),
                new Holdout(journal.holdout()),
                journal.refresh());
    }
}
