package io.saveplay.cli;

import io.saveplay.intake.Contract;
import io.saveplay.intake.EventReader;

/** What reads events, made when a verb first asks for it: it takes the whole contract, and {@code serve} has its own. */
final class Events {
    private Events() {}

    static EventReader reader() {
        return Holder.READER;
    }

    private static final class Holder {
        static final EventReader READER = new EventReader(Contract.load());
    }
}
