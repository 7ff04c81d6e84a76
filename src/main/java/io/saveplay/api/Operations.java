package io.saveplay.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.saveplay.intake.Contract;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The operations of the contract under {@code /v1}, as far as the gate looks at them. */
final class Operations {
    private final List<Path> paths = new ArrayList<>();
    /** Those without a placeholder, each under its own path. */
    private final Map<String, Path> literal = new HashMap<>();

    /**
     * One operation.
     *
     * @param reads the media types of its request body; empty when it has none
     * @param answers the media types of its answer
     * @param parameters its query parameters, by name
     * @param others whether it takes query parameters of any name beside those
     * @param open whether it asks for no token, since whoever calls it shows in another way who they are; such a caller
     *     sends what it likes
     */
    record Operation(
            List<String> reads,
            List<String> answers,
            Map<String, QueryParameter> parameters,
            boolean others,
            boolean open) {}

    /**
     * A path with its operations.
     *
     * @param template as the contract writes it
     * @param operations by method, in capital letters
     */
    record Path(String template, Pattern pattern, Map<String, Operation> operations) {

        /** The operation of a method, or none; {@code HEAD} is a {@code GET} whose body is left out. */
        @Nullable
        Operation operation(String method) {
            return operations.get(method.equals("HEAD") ? "GET" : method);
        }

        /** The methods that it takes, as the header {@code Allow} lists them. */
        String allowed() {
            Stream<String> head = operations.containsKey("GET") ? Stream.of("HEAD") : Stream.empty();
            return Stream.of(operations.keySet().stream(), head, Stream.of("OPTIONS"))
                    .flatMap(methods -> methods)
                    .collect(Collectors.joining(", "));
        }
    }

    /** The operations of a contract. */
    Operations(Contract contract) {
        JsonNode document = contract.document();
        document.path("paths").properties().stream()
                .filter(path -> path.getKey().startsWith("/v1/"))
                .forEach(path -> paths.add(path(document, path.getKey(), path.getValue())));
        paths.stream()
                .filter(path -> !path.template().contains("{"))
                .forEach(path -> literal.put(path.template(), path));
    }

    /**
     * The path of a request, or none when the contract has no such path. The slash in the name of a rule may be encoded
     * though its path has two parts.
     */
    @Nullable
    Path find(String encoded, String decoded) {
        Path exact = find(encoded);
        return exact == null ? find(decoded) : exact;
    }

    private @Nullable Path find(String path) {
        // A literal path, such as a batch, comes before one with a placeholder.
        Path exact = literal.get(path);
        return exact != null
                ? exact
                : paths.stream()
                        .filter(candidate -> candidate.pattern().matcher(path).matches())
                        .findFirst()
                        .orElse(null);
    }

    /** The paths as the contract writes them. */
    List<String> templates() {
        return paths.stream().map(Path::template).toList();
    }

    private static Path path(JsonNode document, String template, JsonNode item) {
        String pattern = Arrays.stream(template.split("(?=[{])|(?<=[}])", -1))
                .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
                .collect(Collectors.joining());
        Map<String, Operation> operations = new TreeMap<>();
        item.properties()
                .forEach(operation -> operations.put(
                        operation.getKey().toUpperCase(Locale.ROOT), operation(document, operation.getValue())));
        return new Path(template, Pattern.compile(pattern, Pattern.DOTALL), operations);
    }

    private static Operation operation(JsonNode document, JsonNode operation) {
        Map<String, QueryParameter> parameters = new TreeMap<>();
        boolean others = false;
        for (JsonNode written : operation.path("parameters")) {
            JsonNode parameter = resolved(document, written);
            JsonNode schema = resolved(document, parameter.path("schema"));
            if (parameter.path("in").asText().equals("query")) {
                // An object stands for its fields, each a parameter of its own.
                if (schema.path("type").asText().equals("object")) {
                    others = true;
                } else {
                    String name = parameter.path("name").asText();
                    parameters.put(name, QueryParameter.of(name, schema));
                }
            }
        }
        return new Operation(
                names(operation.at("/requestBody/content")),
                names(operation.at("/responses/200/content")),
                parameters,
                others,
                operation.path("security").isArray()
                        && operation.path("security").isEmpty());
    }

    private static JsonNode resolved(JsonNode document, JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }
}
