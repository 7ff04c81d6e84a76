package io.saveplay.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Makes shapes of the schemas of the contract and of the types that hold what they describe. A schema that says what is
 * not understood here has no shape, so that nothing it says is passed over.
 */
final class Shapes {
    private static final Set<String> ABOUT = Set.of("title", "description", "examples");
    private static final Map<Type, Function<ValueNode, Object>> NUMBERS = Map.of(
            Integer.class, ValueNode::intValue,
            Double.class, ValueNode::doubleValue,
            BigDecimal.class, ValueNode::decimalValue);

    private final JsonNode document;

    /** Shapes of the schemas in a document. */
    Shapes(JsonNode document) {
        this.document = document;
    }

    /** A schema has no shape. */
    static final class NoShape extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoShape(String why) {
            super(why);
        }
    }

    /**
     * The shape of an object.
     *
     * @throws NoShape when something that the schema says is not understood
     */
    RecordShape ofRecord(String component, Class<?> type) {
        return ofRecord(document.path("components").path("schemas").path(component), type);
    }

    private RecordShape ofRecord(JsonNode schema, Class<?> type) {
        understood(schema, "type", "additionalProperties", "required", "properties", "minProperties");
        typed(schema, "object");
        if (!schema.path("additionalProperties").isBoolean()
                || schema.path("additionalProperties").asBoolean()) {
            throw new NoShape("other fields than the known ones are not understood");
        }
        RecordComponent[] components = type.getRecordComponents();
        Map<String, RecordShape.Field> fields = new HashMap<>();
        for (int at = 0; at < components.length; at++) {
            String name = components[at].getName();
            JsonNode property = schema.path("properties").path(name);
            if (!property.isMissingNode()) {
                fields.put(name, new RecordShape.Field(at, of(property, components[at].getGenericType())));
            }
        }
        Set<String> described = new HashSet<>();
        schema.path("properties").fieldNames().forEachRemaining(described::add);
        if (!described.equals(fields.keySet())) {
            throw new NoShape("fields that no event holds are not understood");
        }
        int[] required = StreamSupport.stream(schema.path("required").spliterator(), false)
                .mapToInt(name -> known(fields, name.asText()).at())
                .toArray();
        return new RecordShape(
                canonical(type, components),
                Map.copyOf(fields),
                required,
                schema.path("minProperties").asInt(0));
    }

    private static RecordShape.Field known(Map<String, RecordShape.Field> fields, String name) {
        RecordShape.Field field = fields.get(name);
        if (field == null) {
            throw new NoShape("a field that is required and not described is not understood");
        }
        return field;
    }

    private static Constructor<?> canonical(Class<?> type, RecordComponent[] components) {
        try {
            return type.getConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a record has a canonical constructor", e);
        }
    }

    private Shape of(JsonNode written, Type type) {
        JsonNode schema = resolved(written);
        if (type instanceof ParameterizedType many) {
            return many.getRawType() == Map.class ? answers(schema, many) : list(schema, many);
        }
        if (type == Boolean.class) {
            understood(schema, "type");
            typed(schema, "boolean");
            return new Shape.Truth();
        }
        Function<ValueNode, Object> number = NUMBERS.get(type);
        if (number != null) {
            return number(schema, type == Integer.class, number);
        }
        Class<?> whole = (Class<?>) type;
        return whole.isRecord() ? ofRecord(schema, whole) : text(schema, whole);
    }

    private JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        if (reference.isEmpty()) {
            return schema;
        }
        understood(schema, "$ref");
        return document.at(reference.substring(1));
    }

    private ListShape list(JsonNode schema, ParameterizedType type) {
        understood(schema, "type", "items", "minItems", "maxItems");
        typed(schema, "array");
        return new ListShape(
                of(schema.path("items"), type.getActualTypeArguments()[0]),
                schema.path("minItems").asInt(0),
                schema.path("maxItems").asInt(Integer.MAX_VALUE));
    }

    private AnswersShape answers(JsonNode schema, ParameterizedType type) {
        understood(schema, "type", "propertyNames", "additionalProperties", "maxProperties");
        typed(schema, "object");
        understood(schema.path("propertyNames"), "pattern");
        JsonNode answer = schema.path("additionalProperties");
        Set<String> types = StreamSupport.stream(answer.path("type").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toUnmodifiableSet());
        if (!Set.of("string", "number", "boolean").containsAll(types)
                || !Arrays.equals(type.getActualTypeArguments(), new Type[] {String.class, String.class})) {
            throw new NoShape("answers of such a type are not understood");
        }
        understood(answer, "type", "minLength", "maxLength", "pattern");
        return new AnswersShape(
                Contract.pattern(schema.path("propertyNames").path("pattern").asText()),
                types,
                text(answer, Function.identity()),
                schema.path("maxProperties").asInt(Integer.MAX_VALUE));
    }

    private static NumberShape number(JsonNode schema, boolean whole, Function<ValueNode, Object> made) {
        understood(schema, "type", "minimum", "maximum");
        typed(schema, whole ? "integer" : "number");
        if (!schema.has("minimum") || !schema.has("maximum")) {
            throw new NoShape("numbers without bounds are not understood");
        }
        return new NumberShape(
                whole,
                new BigDecimal(schema.path("minimum").asText()),
                new BigDecimal(schema.path("maximum").asText()),
                made);
    }

    private static TextShape text(JsonNode schema, Class<?> type) {
        typed(schema, "string");
        if (type == String.class) {
            understood(schema, "type", "minLength", "maxLength", "pattern");
            return text(schema, Function.identity());
        }
        if (type.isEnum()) {
            understood(schema, "type", "enum");
            return text(schema, choice(schema, type));
        }
        understood(schema, "type", "format");
        String format = schema.path("format").asText();
        if (type == LocalDate.class && format.equals("date")) {
            return text(schema, Times::day);
        }
        if (type == Instant.class && format.equals("date-time")) {
            return text(schema, Times::moment);
        }
        throw new NoShape("the format `" + format + "` is not understood");
    }

    private static Function<String, Object> choice(JsonNode schema, Class<?> type) {
        Set<String> allowed = StreamSupport.stream(schema.path("enum").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
        Map<String, Object> choices = Arrays.stream(type.getEnumConstants())
                .map(constant -> (Enum<?>) constant)
                .filter(constant -> allowed.contains(constant.name()))
                .collect(Collectors.toUnmodifiableMap(Enum::name, constant -> constant));
        return text -> {
            Object choice = choices.get(text);
            if (choice == null) {
                throw new Shape.Unsure();
            }
            return choice;
        };
    }

    private static TextShape text(JsonNode schema, Function<String, ? extends Object> made) {
        return new TextShape(
                schema.path("minLength").asInt(0),
                schema.path("maxLength").asInt(Integer.MAX_VALUE),
                schema.has("pattern") ? Contract.pattern(schema.path("pattern").asText()) : null,
                made);
    }

    private static void typed(JsonNode schema, String type) {
        if (!schema.path("type").asText().equals(type)) {
            throw new NoShape("the type `" + schema.path("type") + "` is not understood here");
        }
    }

    private static void understood(JsonNode schema, String... keywords) {
        if (!schema.isObject()) {
            throw new NoShape("a schema that is no object is not understood");
        }
        List<String> known = List.of(keywords);
        schema.fieldNames().forEachRemaining(keyword -> {
            if (!known.contains(keyword) && !ABOUT.contains(keyword)) {
                throw new NoShape("the keyword `" + keyword + "` is not understood here");
            }
        });
    }
}
