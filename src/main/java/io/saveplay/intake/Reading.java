package io.saveplay.intake;

import io.saveplay.event.CancellationEvent;
import java.util.List;

/** What became of something that arrived. */
public sealed interface Reading {

    /** It is an event. */
    record Valid(CancellationEvent event) implements Reading {}

    /** It is not JSON; the detail says where it ends to be. */
    record NotJson(String detail) implements Reading {}

    /** It is JSON but no event, for all of these reasons. */
    record Invalid(List<Fault> faults) implements Reading {}
}
