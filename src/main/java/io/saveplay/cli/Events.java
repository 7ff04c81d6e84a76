package io.saveplay.cli;

import io.saveplay.intake.Contract;
import io.saveplay.intake.EventReader;
import io.saveplay.rulebook.Decider;
import io.saveplay.scenario.Tools;
import java.time.Clock;

/** What reads events, made when a verb first asks for it: it takes the whole contract, and {@code serve} has its own. */
final class Events {
    private Events() {}

    static EventReader reader() {
        return Holder.READER;
    }

    /** What takes an event to a decision of now. */
    static Tools tools() {
        return new Tools(new Decider(Clock.systemUTC()), reader());
    }

    private static final class Holder {
        static final EventReader READER = new EventReader(Contract.load());
    }
}
