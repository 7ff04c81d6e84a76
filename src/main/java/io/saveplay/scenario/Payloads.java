package io.saveplay.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saveplay.crm.Call;
import io.saveplay.crm.Mapped;
import io.saveplay.crm.Mapper;
import io.saveplay.crm.Profile;
import io.saveplay.crm.ProfileReader;
import io.saveplay.crm.Sorted;
import io.saveplay.crm.Sorter;
import io.saveplay.event.CancellationEvent;
import io.saveplay.intake.EventReader;
import io.saveplay.rulebook.Ruleset;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Runs scenarios of a CRM's profile: a webhook as it is sent, and the event that is made of it. */
final class Payloads {
    private static final Instant WHEN = Instant.parse("2026-03-02T15:00:00Z");

    private final Ruleset ruleset;
    private final Mapper mapper;
    private final List<Mismatch> mismatches = new ArrayList<>();
    private final List<Mapped.Event> events = new ArrayList<>();
    private final List<String> ignored = new ArrayList<>();

    Payloads(Ruleset ruleset, EventReader reader) {
        this.ruleset = ruleset;
        this.mapper = new Mapper(reader);
    }

    /**
     * What came of a webhook.
     *
     * @param event the event, where there is just one
     */
    record Outcome(List<Mismatch> mismatches, Optional<CancellationEvent> event) {}

    Outcome run(String file, Scenario scenario) {
        String name = file.substring(0, file.length() - ScenarioFile.ENDING.length());
        Profile profile = name.startsWith(ProfileReader.FOLDER)
                ? ruleset.profiles().get(name.substring(ProfileReader.FOLDER.length()))
                : null;
        if (profile == null) {
            return broken("given", "a profile `" + name + ".yaml`, whose webhooks have a `payload`", "none");
        }
        try {
            for (Sorted sorted : Sorter.sort(profile, call(scenario.given()), Set.of())) {
                add(profile, sorted, scenario.given().path("fetched"));
            }
        } catch (IOException e) {
            return broken("given", "a webhook", String.valueOf(e.getMessage()));
        }
        compare(scenario.then());
        return new Outcome(
                List.copyOf(mismatches),
                events.size() == 1 ? Optional.of(events.get(0).event()) : Optional.empty());
    }

    private static Outcome broken(String what, String expected, String got) {
        return new Outcome(List.of(Mismatch.said(what, expected, got)), Optional.empty());
    }

    private static Call call(JsonNode given) {
        JsonNode payload = given.path("payload");
        String body = payload.isTextual() ? payload.asText() : payload.toString();
        return new Call(
                "POST",
                "https://saveplay.example",
                values(given.path("headers"), true),
                values(given.path("query"), false),
                body.getBytes(StandardCharsets.UTF_8),
                WHEN);
    }

    private static Map<String, List<String>> values(JsonNode object, boolean anyCase) {
        Map<String, List<String>> values = new HashMap<>();
        object.properties()
                .forEach(field -> values.put(
                        anyCase ? field.getKey().toLowerCase(Locale.ROOT) : field.getKey(),
                        List.of(field.getValue().asText())));
        return values;
    }

    private void add(Profile profile, Sorted sorted, JsonNode fetched) {
        if (sorted instanceof Sorted.Ignored none) {
            ignored.add(none.why());
        } else if (sorted instanceof Sorted.Failed failed) {
            mismatches.add(Mismatch.said("event", "an event", failed.cause()));
        } else if (sorted instanceof Sorted.Kept kept) {
            ObjectNode answers = fetched instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
            Mapped mapped = mapper.map(profile, kept.event(), answers, ruleset::faultOf);
            if (mapped instanceof Mapped.Event event) {
                events.add(event);
            } else if (mapped instanceof Mapped.Ignored none) {
                ignored.add(none.why());
            } else if (mapped instanceof Mapped.Failed failed) {
                mismatches.add(Mismatch.said("event", "an event", failed.cause()));
            } else if (mapped instanceof Mapped.Invalid invalid) {
                String faults = invalid.faults().stream()
                        .map(fault -> fault.pointer() + " " + fault.message())
                        .collect(Collectors.joining(", "));
                mismatches.add(Mismatch.said("event", "a valid event", faults));
            }
        }
    }

    private void compare(Scenario.Then then) {
        List<JsonNode> wanted =
                then.event() != null ? List.of(then.event()) : Objects.requireNonNullElse(then.events(), List.of());
        boolean said = then.event() != null || then.events() != null || then.ignored() != null;
        if (said && wanted.size() != events.size()) {
            mismatches.add(
                    Mismatch.of("events", Integer.toString(wanted.size()), events.size() + ", ignored: " + ignored));
            return;
        }
        for (int i = 0; i < wanted.size(); i++) {
            compare("event", wanted.get(i), events.get(i).json());
        }
        if (then.ignored() != null) {
            boolean same = then.ignored().size() == ignored.size();
            for (int i = 0; same && i < ignored.size(); i++) {
                same = ignored.get(i).contains(then.ignored().get(i));
            }
            if (!same) {
                mismatches.add(Mismatch.inOrder("ignored", then.ignored(), ignored));
            }
        }
    }

    /** Whatever is named must be there; what is named as null must not. */
    private void compare(String what, JsonNode wanted, JsonNode got) {
        if (wanted instanceof ObjectNode object) {
            object.properties()
                    .forEach(field -> compare(what + "." + field.getKey(), field.getValue(), got.path(field.getKey())));
            return;
        }
        boolean there = !got.isMissingNode();
        boolean fine = wanted.isNull() ? !there : same(wanted, got);
        if (!fine) {
            mismatches.add(
                    Mismatch.of(what, wanted.isNull() ? "nothing" : shown(wanted), there ? shown(got) : "nothing"));
        }
    }

    private static boolean same(JsonNode wanted, JsonNode got) {
        if (wanted.isNumber() && got.isNumber()) {
            return wanted.decimalValue().compareTo(got.decimalValue()) == 0;
        }
        boolean values = wanted.isValueNode() && got.isValueNode();
        return values ? wanted.asText().equals(got.asText()) : wanted.equals(got);
    }

    private static String shown(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }
}
