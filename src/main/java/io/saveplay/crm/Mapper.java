package io.saveplay.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saveplay.intake.EventReader;
import io.saveplay.intake.Fault;
import io.saveplay.intake.Reading;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a cancellation event of an event of a CRM, as the profile says. Safe for many threads. */
public final class Mapper {
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_REASON = 5000;

    private final EventReader reader;

    public Mapper(EventReader reader) {
        this.reader = reader;
    }

    /**
     * What an event comes to.
     *
     * @param fetched what the CRM's API answered, by the names of the profile's `fetch`
     * @param codes what the rules know of reason codes
     */
    public Mapped map(Profile profile, JsonNode event, ObjectNode fetched, EventReader.CodeCheck codes) {
        Map<String, JsonNode> variables = Map.of("settings", profile.settings(), "fetched", fetched);
        String at = "`kind`";
        try {
            Optional<JsonNode> kind = Profile.value(profile.mapping().kind(), event, variables);
            if (kind.isEmpty()) {
                return new Mapped.Ignored(Sorter.why(profile, event, variables));
            }
            at = "`transition`";
            String transition = Profile.value(profile.mapping().transition(), event, variables)
                    .map(JsonNode::asText)
                    .filter(text -> !text.isBlank())
                    .orElse("");
            if (transition.isEmpty()) {
                return new Mapped.Failed("`transition` gives nothing, so that this event cannot be told from others");
            }
            at = "`event`";
            JsonNode made = profile.mapping().event().evaluate(event, variables);
            if (!(made instanceof ObjectNode object)) {
                return new Mapped.Failed("`event` gives no object");
            }
            return read(profile, transition, kind.get(), known(object), codes);
        } catch (FormulaException e) {
            return new Mapped.Failed(at + " fails: " + e.getMessage());
        }
    }

    private Mapped read(
            Profile profile, String transition, JsonNode kind, ObjectNode event, EventReader.CodeCheck codes) {
        List<String> remarks = new ArrayList<>();
        event.put("id", id(profile.system() + ":" + transition));
        event.set("kind", kind);
        reason(event, codes, remarks);
        Reading reading = reader.read(event, codes);
        if (reading instanceof Reading.Valid valid) {
            return new Mapped.Event(transition, valid.event(), event, List.copyOf(remarks));
        }
        return new Mapped.Invalid(
                reading instanceof Reading.Invalid invalid
                        ? invalid.faults()
                        : List.of(new Fault("", "cannot be read as an event")));
    }

    /** A value of the CRM's own list that the rules do not know is what somebody said, and no code. */
    private static void reason(ObjectNode event, EventReader.CodeCheck codes, List<String> remarks) {
        String code = event.path("reasonCode").asText("");
        if (code.isEmpty() || codes.apply(code).isEmpty()) {
            return;
        }
        event.remove("reasonCode");
        String stated = event.path("statedReason").asText("");
        String words = stated.isEmpty() ? code : stated.contains(code) ? stated : stated + "\n" + code;
        event.put(
                "statedReason",
                words.substring(
                        0,
                        words.offsetByCodePoints(
                                0, Math.min(words.codePointCount(0, words.length()), LONGEST_REASON))));
        remarks.add("the rules know no reason code of this name; it is read as words, until it stands in"
                + " `reason-codes.csv`");
    }

    private static String id(String id) {
        if (id.length() <= LONGEST_ID) {
            return id;
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return id.substring(0, 100) + ":" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** What is known of an event: empty text is not, nor is an object or a list with nothing in it. */
    private static ObjectNode known(ObjectNode object) {
        ObjectNode known = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(field -> {
            JsonNode value = field.getValue() instanceof ObjectNode inner ? known(inner) : field.getValue();
            boolean empty = value.isNull()
                    || (value.isTextual() && value.asText().isBlank())
                    || (value.isContainerNode() && value.isEmpty());
            if (!empty) {
                known.set(field.getKey(), value);
            }
        });
        return known;
    }
}
