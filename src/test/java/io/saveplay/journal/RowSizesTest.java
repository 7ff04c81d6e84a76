package io.saveplay.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.saveplay.decision.Decision;
import io.saveplay.decision.DecisionWriter;
import io.saveplay.decision.Recall;
import io.saveplay.event.CancellationEvent;
import io.saveplay.intake.EventGenerator;
import io.saveplay.rulebook.Decider;
import io.saveplay.rulebook.Ruleset;
import io.saveplay.rulebook.Shipped;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Keeps decisions on generated events, and prints what a row of them takes; see {@code src/docs/scale.md}. */
final class RowSizesTest {
    private static final int DECISIONS = 500;

    @Test
    void aDecisionWithItsTextsTakesAFewKilobytes() throws Exception {
        Path folder = Databases.newFolder();
        EmbeddedDatabase host = Databases.in(folder);
        JournalSettings settings = new JournalSettings(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                folder,
                Databases.BINARIES,
                3,
                DECISIONS,
                new JournalSettings.Retention(Duration.ZERO, Duration.ZERO),
                Learning.Settings.DEFAULT,
                Holdout.DEFAULT,
                Duration.ofHours(1));
        try (Journal journal = new Journal(host, settings, Clock.systemUTC(), Map::of)) {
            journal.settle(Duration.ofMinutes(1));
            Decider decider = new Decider(Clock.systemUTC());
            EventGenerator events = new EventGenerator(4);
            for (int i = 0; i < DECISIONS; i++) {
                CompletableFuture<Kept> kept =
                        journal.keep(entry(decider, Shipped.event(events.next()), "event:" + i), true);
                Journal.await(kept);
            }
            try (var handle = Jdbi.create(Databases.connect(host.start())).open()) {
                List<Integer> sizes = handle.createQuery("""
                                select round(avg(pg_column_size(d.*))), round(avg(octet_length(skeleton))),
                                  round(avg(octet_length(event))), round(avg(octet_length(answer)))
                                from decision d join decision_text t using (id)""")
                        .map((row, context) -> sizes(row))
                        .one();
                System.out.printf("a decision %d bytes, of which skeleton %d; event %d, answer %d%n", sizes.toArray());
                assertThat(sizes.get(0) + sizes.get(2) + sizes.get(3)).isLessThan(6_000);
            }
        }
    }

    private static List<Integer> sizes(ResultSet row) throws SQLException {
        return List.of(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4));
    }

    private static Entry entry(Decider decider, CancellationEvent event, String key) {
        Ruleset ruleset = Shipped.ruleset();
        Decider.Decided decided =
                decider.decide(ruleset, event, new Decider.Wish(false, true), Recall.NOTHING, decider.moment());
        Decision decision = decided.decision();
        return new Entry(
                EventKey.of(event, key),
                event,
                decision,
                DecisionWriter.write(decision),
                new Entry.Rules(ruleset.folder().version(), ruleset.folder().files()),
                new Entry.Basis(null, Recall.NOTHING, decided.learned()),
                decided.understood());
    }
}
