package io.saveplay.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Puts what the schema check found into words and places that a caller understands. */
final class Faults {
    private final Map<String, List<String>> fields = new LinkedHashMap<>();

    /** Words for the faults of this contract. */
    Faults(Contract contract) {
        fields.put("/deal", contract.properties("Deal"));
        fields.put("/client", contract.properties("Client"));
        fields.put("/seller", contract.properties("Seller"));
        fields.put("/concerns", contract.properties("Concern"));
        fields.put("", contract.properties("CancellationEvent"));
    }

    /** Words for the faults of one component of this contract, which has no objects inside. */
    Faults(Contract contract, String component) {
        fields.put("", contract.properties(component));
    }

    /** The faults, by place; where one place has several, the one that says most. */
    List<Fault> of(Collection<ValidationMessage> messages) {
        Map<String, Map<Integer, String>> byPlace = new TreeMap<>();
        for (ValidationMessage message : messages) {
            byPlace.computeIfAbsent(pointer(message), place -> new TreeMap<>())
                    .putIfAbsent(weight(message.getType()), words(message));
        }
        List<Fault> faults = new ArrayList<>();
        byPlace.forEach((pointer, said) ->
                faults.add(new Fault(pointer, said.values().iterator().next())));
        return List.copyOf(faults);
    }

    /** The lower, the more it says: a wrong type makes every other check of the same value beside the point. */
    private static int weight(String keyword) {
        return switch (keyword) {
            case "type" -> 0;
            case "additionalProperties", "required", "propertyNames" -> 1;
            case "minLength" -> 2;
            case "enum", "format" -> 3;
            default -> 4;
        };
    }

    private static String pointer(ValidationMessage message) {
        String place = message.getInstanceLocation().toString();
        String property = message.getProperty();
        return switch (message.getType()) {
            case "required", "additionalProperties" -> place + "/" + escaped(property);
            case "propertyNames" -> place + "/" + escaped(String.valueOf(message.getArguments()[0]));
            default -> place;
        };
    }

    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private String words(ValidationMessage message) {
        Object first = message.getArguments().length == 0 ? "" : message.getArguments()[0];
        return switch (message.getType()) {
            case "required" -> "is required";
            case "additionalProperties" -> unknown(message);
            case "propertyNames" ->
                "is not a well-formed name: it must match "
                        + said(message).path("pattern").asText();
            case "type" -> "must be " + kind(message) + ", not " + seen(message.getInstanceNode());
            case "enum" -> "must be one of " + choices(message) + ", not " + seen(message.getInstanceNode());
            case "format" -> "must be " + format(message) + ", not " + seen(message.getInstanceNode());
            case "minLength" -> "must not be empty";
            case "maxLength" -> "must have at most " + number(message) + " characters";
            case "minItems" -> "must have at least " + number(message) + " entries";
            case "maxItems" -> "must have at most " + number(message) + " entries";
            case "minProperties" -> "must have at least one field";
            case "maxProperties" -> "must have at most " + number(message) + " fields";
            case "minimum" -> "must be at least " + number(message);
            case "maximum" -> "must be at most " + number(message);
            case "pattern" -> pattern(message);
            default -> "is not valid: " + first;
        };
    }

    private String unknown(ValidationMessage message) {
        String place = message.getInstanceLocation().toString();
        String name = message.getProperty();
        List<String> known = fields.entrySet().stream()
                .filter(entry -> place.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(List.of());
        return "`" + Wording.cut(name) + "` is not a field here" + Wording.nearest(name, known);
    }

    private static String kind(ValidationMessage message) {
        JsonNode type = said(message);
        List<String> kinds = type.isArray()
                ? StreamSupport.stream(type.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList()
                : List.of(type.asText());
        return kinds.stream().map(Faults::article).collect(Collectors.joining(" or "));
    }

    private static String article(String kind) {
        return switch (kind) {
            case "string" -> "text";
            case "boolean" -> "true or false";
            case "integer" -> "a whole number";
            case "number" -> "a number";
            case "array" -> "a list";
            case "object" -> "an object";
            default -> kind;
        };
    }

    private static String seen(JsonNode value) {
        if (value.isNull()) {
            return "null; leave the field out when it is not known";
        }
        return value.isContainerNode()
                ? (value.isArray() ? "a list" : "an object")
                : "`" + Wording.cut(value.asText()) + "`";
    }

    private static String choices(ValidationMessage message) {
        return StreamSupport.stream(said(message).spliterator(), false)
                .map(choice -> "`" + choice.asText() + "`")
                .collect(Collectors.joining(", "));
    }

    private static String format(ValidationMessage message) {
        String format = said(message).asText();
        return switch (format) {
            case "date" -> "a day such as `2026-03-02`";
            case "date-time" -> "a time with its offset such as `2026-03-02T09:30:00Z`";
            default -> "a well-formed " + format;
        };
    }

    private static String pattern(ValidationMessage message) {
        String pattern = said(message).asText();
        return pattern.equals("\\S")
                ? "must not be blank"
                : "must match " + pattern + ", not " + seen(message.getInstanceNode());
    }

    /** What the contract says under the keyword that found the fault. */
    private static JsonNode said(ValidationMessage message) {
        JsonNode schema = message.getSchemaNode();
        JsonNode keyword = schema.path(message.getType());
        return keyword.isMissingNode() ? schema : keyword;
    }

    private static String number(ValidationMessage message) {
        return said(message).asText();
    }
}
