package io.saveplay.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.saveplay.intake.EventGenerator;
import io.saveplay.rulebook.Shipped;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Keeps decisions on generated events, and prints what a row of them takes; see {@code src/docs/scale.md}. */
final class RowSizesTest {
    private static final int DECISIONS = 500;

    @Test
    void aDecisionWithItsTextsTakesAFewKilobytes() throws Exception {
        Address address = Journals.empty();
        try (Journal journal = Journals.open(address, Clock.systemUTC());
                var handle = Jdbi.create(Databases.connect(address)).open()) {
            EventGenerator events = new EventGenerator(4);
            for (int i = 0; i < DECISIONS; i++) {
                Journals.keep(journal, Clock.systemUTC(), Shipped.event(events.next()));
            }
            List<Integer> sizes = handle.createQuery("""
                            select round(avg(pg_column_size(d.*))), round(avg(octet_length(skeleton))),
                              round(avg(octet_length(event))), round(avg(octet_length(answer)))
                            from decision d join decision_text t using (id)""")
                    .map((row, context) -> List.of(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4)))
                    .one();
            System.out.printf("a decision %d bytes, of which skeleton %d; event %d, answer %d%n", sizes.toArray());
            assertThat(sizes.get(0) + sizes.get(2) + sizes.get(3)).isLessThan(6_000);
        }
    }
}
