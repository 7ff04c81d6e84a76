package io.saveplay.intake;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.saveplay.event.CancellationEvent;
import io.saveplay.event.Concern;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads events from JSON, plain or as CloudEvents, and tells every fault at once. Safe for many threads. */
public final class EventReader {
    /** Due times are counted from the event and written with a year of four digits and an offset in minutes. */
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final Schema event;
    private final Schema cloudEvent;
    private final Faults faults;
    private final @Nullable SureReader sure;

    /**
     * Says what is wrong with a reason code, as the live rules know them; nothing when they know it.
     */
    public interface CodeCheck extends Function<String, Optional<String>> {}

    /** A reader of the events that the contract describes. */
    public EventReader(Contract contract) {
        this.event = contract.later("/components/schemas/CancellationEvent");
        this.cloudEvent = contract.later("/components/schemas/CloudEvent");
        this.faults = new Faults(contract);
        this.sure = SureReader.of(contract).orElse(null);
    }

    /**
     * Reads an event from JSON in UTF-8.
     *
     * @param absent values for {@code id} and {@code occurredAt} that the event may lack, from a CloudEvent's headers
     */
    public Reading read(byte[] json, CodeCheck codes, Map<String, String> absent) {
        return readSure(json, codes, absent)
                .<Reading>map(Reading.Valid::new)
                .orElseGet(() -> readAndTell(json, codes, absent));
    }

    /**
     * Reads an event from JSON in UTF-8 where nothing is wrong with it, in a time that depends on its length alone; nothing
     * where something may be wrong, for {@link #read} to find out.
     */
    public Optional<CancellationEvent> readSure(byte[] json, CodeCheck codes, Map<String, String> absent) {
        CancellationEvent event = sure == null ? null : sure.read(json, absent);
        return event != null && isInRange(event) && knows(event, codes) ? Optional.of(event) : Optional.empty();
    }

    /** Reads an event by way of a tree, which is what every fault of it can be told of. */
    Reading readAndTell(byte[] json, CodeCheck codes, Map<String, String> absent) {
        try {
            return read(StrictJson.tree(json), codes, absent, "");
        } catch (IOException e) {
            return new Reading.NotJson(StrictJson.detail(e));
        }
    }

    /** Reads an event from JSON in UTF-8. */
    public Reading read(byte[] json, CodeCheck codes) {
        return read(json, codes, Map.of());
    }

    /** Reads an event from a tree, such as a scenario's. */
    public Reading read(JsonNode tree, CodeCheck codes) {
        return read(tree, codes, Map.of(), "");
    }

    /** Reads an event from a CloudEvent in structured mode; the places of faults start at the CloudEvent. */
    public Reading readCloudEvent(byte[] json, CodeCheck codes) {
        JsonNode tree;
        try {
            tree = StrictJson.tree(json);
        } catch (IOException e) {
            return new Reading.NotJson(StrictJson.detail(e));
        }
        if (tree.isObject() && tree.path("data_base64").isTextual() && !tree.has("data")) {
            try {
                byte[] data =
                        Base64.getDecoder().decode(tree.path("data_base64").asText());
                ((ObjectNode) tree).set("data", StrictJson.tree(data));
                ((ObjectNode) tree).remove("data_base64");
            } catch (IllegalArgumentException | IOException e) {
                return new Reading.Invalid(List.of(new Fault("/data_base64", "must be JSON in base64")));
            }
        }
        // What is wrong with the data is said once, below, by the event's own schema.
        List<Fault> found = faults.of(cloudEvent.validate(tree)).stream()
                .filter(fault -> !fault.pointer().startsWith("/data/"))
                .toList();
        Map<String, String> absent = new HashMap<>();
        text(tree, "id").ifPresent(id -> absent.put("id", id));
        text(tree, "time").ifPresent(time -> absent.put("occurredAt", time));
        Reading reading = tree.path("data").isObject() ? read(tree.path("data"), codes, absent, "/data") : null;
        if (found.isEmpty() && reading != null) {
            return reading;
        }
        List<Fault> all = new ArrayList<>(found);
        if (reading instanceof Reading.Invalid invalid) {
            all.addAll(invalid.faults());
        }
        return new Reading.Invalid(List.copyOf(all));
    }

    private static Optional<String> text(JsonNode tree, String field) {
        return tree.path(field).isTextual() ? Optional.of(tree.path(field).asText()) : Optional.empty();
    }

    private Reading read(JsonNode tree, CodeCheck codes, Map<String, String> absent, String prefix) {
        if (tree.isObject()) {
            absent.forEach((field, value) -> {
                if (!tree.has(field)) {
                    ((ObjectNode) tree).put(field, value);
                }
            });
        }
        List<Fault> found = new ArrayList<>(faults.of(event.validate(tree)));
        Texts.check(tree, found);
        checkCode(tree.path("reasonCode"), "/reasonCode", codes, found);
        int number = 0;
        for (JsonNode concern : tree.path("concerns")) {
            checkCode(concern.path("reason"), "/concerns/" + number + "/reason", codes, found);
            number++;
        }
        CancellationEvent value = found.isEmpty() ? bind(tree, found) : null;
        if (value == null) {
            return new Reading.Invalid(found.stream()
                    .map(fault -> new Fault(prefix + fault.pointer(), fault.message()))
                    .toList());
        }
        return new Reading.Valid(value);
    }

    private static boolean knows(CancellationEvent event, CodeCheck codes) {
        if (event.reasonCode() != null && codes.apply(event.reasonCode()).isPresent()) {
            return false;
        }
        if (event.concerns() != null) {
            for (Concern concern : event.concerns()) {
                if (concern.reason() != null && codes.apply(concern.reason()).isPresent()) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isInRange(CancellationEvent event) {
        return !event.occurredAt().isBefore(EARLIEST) && event.occurredAt().isBefore(LATEST);
    }

    private static void checkCode(JsonNode code, String pointer, CodeCheck codes, List<Fault> found) {
        boolean faulty = found.stream().anyMatch(fault -> fault.pointer().equals(pointer));
        if (code.isTextual() && !faulty) {
            codes.apply(code.asText()).ifPresent(message -> found.add(new Fault(pointer, message)));
        }
    }

    /** Binds a tree that the schema accepts; what the schema cannot see, such as a leap second, becomes a fault. */
    private static @Nullable CancellationEvent bind(JsonNode tree, List<Fault> found) {
        try {
            JsonNode answers = tree.path("client").path("answers");
            if (answers instanceof ObjectNode questions) {
                questions.properties().forEach(answer -> answer.setValue(TextNode.valueOf(answer(answer.getValue()))));
            }
            CancellationEvent value = StrictJson.JSON.treeToValue(tree, CancellationEvent.class);
            if (!isInRange(value)) {
                found.add(new Fault("/occurredAt", "must be in one of the years 1970 to 2199"));
                return null;
            }
            return value;
        } catch (JsonMappingException e) {
            String pointer = e.getPath().stream()
                    .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
                    .collect(Collectors.joining());
            found.add(new Fault(pointer, "has a value that is out of range"));
        } catch (JacksonException e) {
            found.add(new Fault("", "cannot be read as an event"));
        }
        return null;
    }

    /** An answer as rules compare it: text in small letters, and yes or no for a truth value. */
    static String answer(JsonNode value) {
        return value.isBoolean()
                ? (value.asBoolean() ? "yes" : "no")
                : value.asText().strip().toLowerCase(Locale.ROOT);
    }
}
