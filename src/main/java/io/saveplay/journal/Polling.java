package io.saveplay.journal;

import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepositoryContext;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Execution;
import java.time.Instant;
import java.util.List;

/** Looks for tasks that are due as db-scheduler does; where that fails there are none, which is told once and not each time. */
final class Polling extends PostgreSqlJdbcCustomization {
    private static final System.Logger LOG = System.getLogger("io.saveplay.journal");

    private final Database database;
    private volatile boolean told;

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
            told = false;
            return due;
        } catch (RuntimeException e) {
            tell(e);
            return List.of();
        }
    }

    private void tell(RuntimeException failure) {
        if (SqlTrouble.of(failure) instanceof SqlTrouble.Lost) {
            database.doubt();
        } else if (!told) {
            told = true;
            LOG.log(
                    System.Logger.Level.WARNING,
                    "it cannot be seen which deliveries are due: {0}; it is tried again by itself",
                    SqlTrouble.reason(failure));
        }
    }
}
