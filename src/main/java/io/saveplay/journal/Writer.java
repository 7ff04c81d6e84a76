package io.saveplay.journal;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Writes decisions, many in one transaction. */
final class Writer implements AutoCloseable {
    private static final int MOST_AT_ONCE = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Database database;
    private final Sources sources;
    private final Lookups lookups;
    private final SharedCommits<Row, Kept> commits;

    private record Numbered(
            int place, Row row, int ruleset, @Nullable Integer experience) {}

    Writer(Database database, Sources sources, Lookups lookups, int waiting) {
        this.database = database;
        this.sources = sources;
        this.lookups = lookups;
        this.commits = new SharedCommits<>(
                "journal-writer", waiting, MOST_AT_ONCE, "too many decisions wait to be written", this::write);
    }

    /**
     * Has a row written. The future ends once it is on disk, with what is then kept under its key: the row itself, or
     * one that was there before.
     *
     * @param patient whether to wait for room in the queue
     * @throws JournalException.Full when there is no room and nobody waits for it
     */
    CompletableFuture<Kept> write(Row row, boolean patient) throws InterruptedException {
        return commits.add(row, patient ? PATIENCE : Duration.ZERO);
    }

    private List<Kept> write(List<Row> batch) {
        // Numbers of sources stay in memory, so they are not made in a transaction that may come to nothing. Two
        // replicas that insert the same keys in the same order cannot wait for each other.
        List<Numbered> rows = new ArrayList<>();
        batch.forEach(row -> rows.add(numbered(rows.size(), row)));
        rows.sort(Comparator.comparing(one -> one.row().entry().key().value()));
        List<Kept> kept = database.write(handle -> insert(handle, rows));
        List<Kept> inOrder = new ArrayList<>(kept);
        for (int i = 0; i < kept.size(); i++) {
            inOrder.set(rows.get(i).place(), kept.get(i));
        }
        return inOrder;
    }

    private Numbered numbered(int place, Row row) {
        Entry entry = row.entry();
        return new Numbered(
                place,
                row,
                sources.ruleset(entry.rules()),
                sources.experience(entry.basis().recall().experience()));
    }

    private List<Kept> insert(Handle handle, List<Numbered> rows) throws SQLException {
        Privacy.holdOff(handle);
        UUID closed = Tallies.enter(handle);
        PreparedBatch inserts = handle.prepareBatch(Row.INSERT);
        rows.forEach(one -> one.row().addTo(inserts, one.ruleset(), one.experience()));
        int[] added = inserts.execute();
        List<Kept> kept = new ArrayList<>();
        List<UUID> inserted = new ArrayList<>();
        for (int i = 0; i < added.length; i++) {
            Entry entry = rows.get(i).row().entry();
            if (added[i] == 1) {
                // It is there without its words where they were erased meanwhile.
                inserted.add(entry.decision().id());
                kept.add(new Kept(entry.decision().id(), entry.answer(), true));
            } else {
                kept.add(lookups.byKey(handle, entry.key()).orElseThrow());
            }
        }
        Tallies.leave(handle, closed, inserted);
        return kept;
    }

    /** Takes nothing more, and ends when all that was taken is written. */
    @Override
    public void close() {
        commits.close();
    }
}
