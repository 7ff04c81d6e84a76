package io.saveplay.bench.peers;

import io.saveplay.decision.Diagnoser;
import io.saveplay.decision.Qualifier;
import io.saveplay.decision.Stories;

/** What sums up between the layers, which is ours in whatever is compared. */
public record Parts(Diagnoser diagnoser, Qualifier qualifier, Stories stories) {}
