package io.saveplay.journal;

import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepositoryContext;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Execution;
import java.time.Instant;
import java.util.List;

/** Looks for tasks that are due as db-scheduler does; where that fails there are none, which is told once and not each time. */
final class Polling extends PostgreSqlJdbcCustomization {
    private static final System.Logger LOG = System.getLogger("io.saveplay.journal");
    /** When a database goes away the first failures may come before that is known. */
    private static final int TOLD_AFTER = 5;

    private final Database database;
    /** In a row; one thread looks. */
    private int failures;

    Polling(Database database) {
        super(false, true);
        this.database = database;
    }

    @Override
    public List<Execution> lockAndFetchSingleStatement(
            JdbcTaskRepositoryContext context, Instant now, int limit, boolean byPriority) {
        if (database.trouble().isPresent()) {
            // Which is told by whoever watches it.
            return List.of();
        }
        try {
            List<Execution> due = super.lockAndFetchSingleStatement(context, now, limit, byPriority);
            failures = 0;
            return due;
        } catch (RuntimeException e) {
            tell(e);
            return List.of();
        }
    }

    private void tell(RuntimeException failure) {
        failures++;
        if (SqlTrouble.of(failure) instanceof SqlTrouble.Lost) {
            database.doubt();
        } else if (failures == TOLD_AFTER) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "it cannot be seen which deliveries are due: {0}; it is tried again by itself",
                    SqlTrouble.reason(failure));
        }
    }
}
