package io.saveplay.journal;

import org.jdbi.v3.core.Jdbi;

/** Whether the database is there. Each {@code Up} is one of its own, from one outage to the next. */
sealed interface State {

    /** It is there. */
    final class Up implements State {
        private final Jdbi jdbi;

        Up(Jdbi jdbi) {
            this.jdbi = jdbi;
        }

        Jdbi jdbi() {
            return jdbi;
        }
    }

    /** It is not, for a reason that the operator understands. */
    record Down(String why) implements State {}
}
