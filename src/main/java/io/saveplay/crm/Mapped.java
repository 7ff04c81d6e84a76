package io.saveplay.crm;

import com.fasterxml.jackson.databind.JsonNode;
import io.saveplay.event.CancellationEvent;
import io.saveplay.intake.Fault;
import java.util.List;

/** What became of an event of a CRM. */
public sealed interface Mapped {

    /**
     * It is a cancellation.
     *
     * @param transition the one change of one deal that it tells of
     * @param json the event as the contract has it
     * @param remarks what an admin should know of it, such as a reason that the rules do not know
     */
    record Event(String transition, CancellationEvent event, JsonNode json, List<String> remarks) implements Mapped {}

    /** It is none; the reason in words. */
    record Ignored(String why) implements Mapped {}

    /** The profile makes no valid event of it. */
    record Invalid(List<Fault> faults) implements Mapped {}

    /** A formula of the profile fails. */
    record Failed(String cause) implements Mapped {}
}
