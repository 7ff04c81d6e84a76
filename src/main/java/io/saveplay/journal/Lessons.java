package io.saveplay.journal;

import io.saveplay.decision.Experience;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What was learned so far, in memory, so that no decision waits for the database; it is taken up anew now and then. */
final class Lessons {
    static final String COUNTS = """
            select play, family, segment, day, saved, tried, ruled from play_tally where day >= :since and tried > 0""";

    private final Database database;
    private final Learning learning;
    private final Learning.Settings settings;
    private final Supplier<Map<String, Integer>> basePoints;
    private final Clock clock;
    private volatile Experience latest = Experience.NONE;

    Lessons(Database database, Learning.Settings settings, Supplier<Map<String, Integer>> basePoints, Clock clock) {
        this.database = database;
        this.learning = new Learning(settings);
        this.settings = settings;
        this.basePoints = basePoints;
        this.clock = clock;
    }

    /** What was learned, as of a little while ago at most. */
    Experience latest() {
        return latest;
    }

    /** Learns from what was counted until now. */
    void learn() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<Learning.Count> counts = database.read(handle -> handle.createQuery(COUNTS)
                .bind("since", settings.since(today))
                .map((row, context) -> new Learning.Count(
                        row.getString("play"),
                        row.getString("family"),
                        row.getString("segment"),
                        row.getObject("day", LocalDate.class),
                        row.getInt("saved"),
                        row.getInt("tried"),
                        row.getLong("ruled")))
                .list());
        latest = learning.of(counts, basePoints.get(), today);
    }
}
