package io.saveplay.api;

import com.fasterxml.jackson.databind.node.TextNode;
import io.saveplay.intake.Contract;
import io.saveplay.intake.Schema;
import io.saveplay.intake.Wording;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The headers of a CloudEvent in binary mode. */
@Singleton
final class CloudEventHeaders {
    private static final String MARK = "ce-specversion";

    private final List<Attribute> attributes;

    private record Attribute(String header, Schema schema, boolean required, String must) {}

    CloudEventHeaders(Contract contract) {
        attributes = List.of(
                attribute(contract, MARK, "CeSpecversion", true, "must be `1.0`"),
                attribute(contract, "ce-id", "CeId", true, "must have 1 to 200 characters and not be blank"),
                attribute(contract, "ce-source", "CeSource", true, "must be a URI reference"),
                attribute(contract, "ce-type", "CeType", true, "must not be empty"),
                attribute(
                        contract,
                        "ce-time",
                        "CeTime",
                        false,
                        "must be a time with its offset such as `2026-03-02T09:30:00Z`"));
    }

    private static Attribute attribute(
            Contract contract, String header, String component, boolean required, String must) {
        return new Attribute(header, contract.later("/components/parameters/" + component + "/schema"), required, must);
    }

    /**
     * What stands in for the event's fields where the event lacks them; nothing when this is no CloudEvent.
     *
     * @throws Refusal when a header is missing or has a value that it cannot have
     */
    Map<String, String> standIns(MultivaluedMap<String, String> headers) {
        if (!headers.containsKey(MARK)) {
            return Map.of();
        }
        Map<String, String> values = new HashMap<>();
        List<Problem.Fault> faults = new ArrayList<>();
        for (Attribute attribute : attributes) {
            List<String> sent = headers.getOrDefault(attribute.header(), List.of());
            if (sent.size() > 1) {
                faults.add(Problem.Fault.of(attribute.header(), "must be there only once"));
            } else if (sent.size() == 1) {
                String value = decoded(sent.get(0));
                values.put(attribute.header(), value);
                if (!attribute.schema().validate(TextNode.valueOf(value)).isEmpty()) {
                    faults.add(Problem.Fault.of(
                            attribute.header(), attribute.must() + ", not `" + Wording.cut(value) + "`"));
                }
            } else if (attribute.required()) {
                faults.add(Problem.Fault.of(attribute.header(), "is required beside `" + MARK + "`"));
            }
        }
        if (!faults.isEmpty()) {
            throw new Refusal(Problem.invalidParameters(faults));
        }
        Map<String, String> standIns = new HashMap<>();
        standIns.put("id", String.valueOf(values.get("ce-id")));
        if (values.containsKey("ce-time")) {
            standIns.put("occurredAt", String.valueOf(values.get("ce-time")));
        }
        return standIns;
    }

    /** CloudEvents write what a header cannot hold as percent signs with hexadecimal digits. */
    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }
}
