package io.saveplay.scenario;

import io.saveplay.intake.Contract;
import io.saveplay.intake.EventReader;
import io.saveplay.rulebook.Decider;
import java.time.Clock;

/** What takes an event from JSON to a decision, made once for many scenarios. */
public record Tools(Decider decider, EventReader reader) {

    /** The tools of this build. */
    public static Tools of(Clock clock) {
        return new Tools(new Decider(clock), new EventReader(Contract.load()));
    }
}
