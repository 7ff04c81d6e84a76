package io.saveplay.journal;

import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** Whether the database is there. Each {@code Up} is one of its own, from one outage to the next. */
sealed interface State {

    /** It is there. */
    final class Up implements State {
        private final Jdbi jdbi;
        private final DataSource pool;

        Up(Jdbi jdbi, DataSource pool) {
            this.jdbi = jdbi;
            this.pool = pool;
        }

        Jdbi jdbi() {
            return jdbi;
        }

        DataSource pool() {
            return pool;
        }
    }

    /** It is not, for a reason that the operator understands. */
    record Down(String why) implements State {}
}
