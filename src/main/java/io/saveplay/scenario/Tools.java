package io.saveplay.scenario;

import io.saveplay.intake.EventReader;
import io.saveplay.rulebook.Decider;

/** What takes an event from JSON to a decision, made once for many scenarios. */
public record Tools(Decider decider, EventReader reader) {}
