package io.saveplay.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.saveplay.intake.Wording;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A query parameter, as the contract describes it. */
final class QueryParameter {
    private static final Set<String> ABOUT = Set.of("type", "title", "description", "examples", "default");
    private static final Map<String, Set<String>> BOUNDS = Map.of(
            "boolean", Set.of(),
            "integer", Set.of("minimum", "maximum"),
            "string", Set.of("enum", "pattern", "minLength", "maxLength", "format"));

    /** Longer numbers are refused before they are read. */
    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,18}");

    private final Function<String, Optional<String>> check;

    private QueryParameter(Function<String, Optional<String>> check) {
        this.check = check;
    }

    /** A parameter with a schema; a schema that holds what is not checked here is a mistake of ours. */
    static QueryParameter of(String name, JsonNode schema) {
        String type = schema.path("type").asText();
        Set<String> bounds = BOUNDS.getOrDefault(type, Set.of());
        schema.fieldNames().forEachRemaining(keyword -> {
            if (!ABOUT.contains(keyword) && !bounds.contains(keyword)) {
                throw new IllegalStateException(
                        "the gate does not know `" + keyword + "` of the query parameter `" + name + "`");
            }
        });
        return switch (type) {
            case "boolean" -> new QueryParameter(QueryParameter::truth);
            case "integer" -> new QueryParameter(value -> integer(schema, value));
            case "string" -> new QueryParameter(text(schema));
            default ->
                throw new IllegalStateException(
                        "the gate does not know the type `" + type + "` of the query parameter `" + name + "`");
        };
    }

    /** Why a value cannot be that of the parameter; nothing when it can. */
    Optional<String> objection(String value) {
        return check.apply(value).map(must -> must + ", not `" + Wording.cut(value) + "`");
    }

    private static Optional<String> truth(String value) {
        return value.equals("true") || value.equals("false")
                ? Optional.empty()
                : Optional.of("must be `true` or `false`");
    }

    private static Optional<String> integer(JsonNode schema, String value) {
        long least = schema.path("minimum").asLong(Long.MIN_VALUE);
        long most = schema.path("maximum").asLong(Long.MAX_VALUE);
        if (INTEGER.matcher(value).matches()) {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return Optional.empty();
            }
        }
        return Optional.of("must be a whole number"
                + (schema.has("minimum") ? " from `" + least + "`" : "")
                + (schema.has("maximum") ? " to `" + most + "`" : ""));
    }

    private static Function<String, Optional<String>> text(JsonNode schema) {
        List<String> values = new ArrayList<>();
        schema.path("enum").forEach(value -> values.add(value.asText()));
        int least = schema.path("minLength").asInt(0);
        int most = schema.path("maxLength").asInt(Integer.MAX_VALUE);
        String written = schema.path("pattern").asText();
        Pattern pattern = Pattern.compile(written, Pattern.UNICODE_CHARACTER_CLASS);
        String format = schema.path("format").asText();
        return value -> {
            if (value.indexOf('\0') >= 0) {
                return Optional.of("must have no NUL character");
            }
            int length = value.codePointCount(0, value.length());
            if (!values.isEmpty() && !values.contains(value)) {
                return Optional.of("must be one of `" + String.join("`, `", values) + "`");
            }
            if (length < least || length > most) {
                return Optional.of("must have `" + least + "` to `" + most + "` characters");
            }
            // Java's `$` also matches before a last line end.
            if (!pattern.matcher(value).find() || (!written.isEmpty() && value.endsWith("\n"))) {
                return Optional.of("must match `" + written + "`");
            }
            return format(format, value);
        };
    }

    private static Optional<String> format(String format, String value) {
        try {
            switch (format) {
                case "" -> {}
                case "date" -> LocalDate.parse(value);
                case "date-time" -> OffsetDateTime.parse(value);
                default -> throw new IllegalStateException("the gate does not know the format `" + format + "`");
            }
            return Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.of(
                    format.equals("date") ? "must be a date such as `2026-03-02`" : "must be a time with an offset");
        }
    }
}
