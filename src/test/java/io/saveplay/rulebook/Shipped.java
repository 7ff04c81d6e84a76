package io.saveplay.rulebook;

import com.fasterxml.jackson.databind.JsonNode;
import io.saveplay.drl.Problem;
import io.saveplay.event.CancellationEvent;
import io.saveplay.event.Facts;
import io.saveplay.intake.Contract;
import io.saveplay.intake.EventReader;
import io.saveplay.intake.Reading;
import io.saveplay.text.Mentions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** The rules that the project ships, compiled once for all tests. */
public final class Shipped {
    /** The rules folder. */
    public static final Path FOLDER = Path.of("rules");

    static {
        // Outside of the service nobody sets the log's level, and Drools then builds a message for each fact.
        Logger.getLogger("").setLevel(Level.WARNING);
    }

    private static final EventReader READER = new EventReader(Contract.load());
    private static final Ruleset RULESET = load(read());

    private Shipped() {}

    /** Copies the rules folder, for a test that changes rules. */
    public static Path copyTo(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(FOLDER.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        return folder;
    }

    /** The compiled rules. */
    public static Ruleset ruleset() {
        return RULESET;
    }

    /** The reader of events. */
    public static EventReader reader() {
        return READER;
    }

    /** The files of the rules. */
    public static RulesFolder read() {
        try {
            return RulesFolder.read(FOLDER);
        } catch (RejectedException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    /** Compiles files that are expected to be sound. */
    public static Ruleset load(RulesFolder folder) {
        try {
            return RulesetLoader.load(folder);
        } catch (RejectedException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    /** Everything that is wrong with files that are expected not to be sound. */
    public static List<Problem> problems(RulesFolder folder) {
        try {
            RulesetLoader.load(folder);
        } catch (RejectedException e) {
            return e.problems();
        }
        throw new AssertionError("the folder was expected to be rejected");
    }

    /** An event that is expected to be sound. */
    public static CancellationEvent event(JsonNode json) {
        Reading reading = READER.read(json, RULESET::faultOf);
        if (reading instanceof Reading.Valid valid) {
            return valid.event();
        }
        throw new AssertionError(reading + " for " + json);
    }

    /** What the rules see of an event before any of them has fired. */
    static List<Object> facts(CancellationEvent event) {
        Mentions mentions = RULESET.mentions();
        return Facts.of(
                mentions.canonical(event),
                mentions.read(event, mentions.words(event).mentions()),
                RULESET.settings().zone());
    }
}
