package io.saveplay.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import io.saveplay.intake.Contract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Holds every exchange of a test against the contract: an answer with a status, media type, header or body that the
 * contract does not describe fails the test, and so does a request that the service takes although the contract does
 * not allow it.
 */
final class ContractFilter implements Filter {
    static final Contract CONTRACT = Contract.load();

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ANYTHING = "*/*";
    private static final Set<String> OF_HTTP_ITSELF =
            Set.of("content-type", "content-length", "transfer-encoding", "connection", "date");

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification response, FilterContext context) {
        Response answer = context.next(request, response);
        String path = URI.create(request.getURI()).getRawPath();
        JsonNode exact = operation(path, request.getMethod(), answer.statusCode());
        // The slash in the name of a rule may be encoded.
        JsonNode operation =
                exact == null ? operation(path.replace("%2F", "/"), request.getMethod(), answer.statusCode()) : exact;
        if (operation == null) {
            assertThat(answer.statusCode())
                    .as("status of a path without a contract")
                    .isIn(401, 404);
            checkBody("#/components/schemas/Problem", answer.asByteArray(), path);
            return answer;
        }
        checkAnswer(operation, answer, request.getMethod() + " " + path);
        if (answer.statusCode() == 200) {
            checkRequest(operation, request);
        }
        return answer;
    }

    /** The operation that answers; a method that the contract does not know is answered by any that it does. */
    private static @Nullable JsonNode operation(String path, String method, int status) {
        // A literal path, such as a batch, comes before one with a placeholder.
        Map.Entry<String, JsonNode> found = CONTRACT.document().path("paths").properties().stream()
                .filter(one -> Pattern.matches(
                        one.getKey().replaceAll("\\{[^}]*}", "[^/]+").replace(".", "\\."), path))
                .min(Comparator.comparing(one -> one.getKey().contains("{")))
                .orElse(null);
        if (found == null) {
            return null;
        }
        JsonNode operation = found.getValue().path(method.toLowerCase(Locale.ROOT));
        if (operation.isMissingNode()) {
            assertThat(status).as("status of a method without a contract").isEqualTo(405);
            return found.getValue().iterator().next();
        }
        return operation;
    }

    private static void checkAnswer(JsonNode operation, Response answer, String what) {
        JsonNode declared = resolved(operation.path("responses").path(String.valueOf(answer.statusCode())));
        assertThat(declared.isMissingNode())
                .as("%s: status %s is not in the contract: %s", what, answer.statusCode(), answer.asString())
                .isFalse();
        String type = bare(answer.contentType());
        JsonNode exact = declared.path("content").path(type);
        JsonNode content = exact.isMissingNode() ? declared.path("content").path(ANYTHING) : exact;
        assertThat(content.isMissingNode())
                .as("%s: `%s` is no media type of status %s", what, type, answer.statusCode())
                .isFalse();
        for (Header header : answer.headers()) {
            boolean described = OF_HTTP_ITSELF.contains(header.getName().toLowerCase(Locale.ROOT))
                    || declared.path("headers").properties().stream()
                            .anyMatch(known -> known.getKey().equalsIgnoreCase(header.getName()));
            assertThat(described).as("%s: header %s", what, header).isTrue();
        }
        declared.path("headers").properties().forEach(header -> {
            JsonNode described = resolved(header.getValue());
            // What the contract does not call optional has to be there, whatever OpenAPI takes for granted.
            if (answer.header(header.getKey()) == null
                    && !described.path("required").asBoolean(true)) {
                return;
            }
            assertThat(answer.header(header.getKey())).as(header.getKey()).isNotBlank();
            JsonNode only = described.at("/schema/const");
            if (!only.isMissingNode()) {
                assertThat(answer.header(header.getKey())).isEqualTo(only.asText());
            }
        });
        if (type.equals("application/x-ndjson")) {
            answer.asString().lines().forEach(line -> checkAnswerLine(line, what));
        } else if (!exact.isMissingNode()) {
            checkBody(content.at("/schema/$ref").asText(), answer.asByteArray(), what);
        }
    }

    /** A line of a batch is a decision, or says that it is none. */
    static void checkAnswerLine(String line, String what) {
        String schema = line.startsWith("{\"line\"") ? "BatchError" : "Decision";
        checkBody("#/components/schemas/" + schema, line.getBytes(StandardCharsets.UTF_8), what);
    }

    private static void checkRequest(JsonNode operation, FilterableRequestSpecification request) {
        Set<String> parameters = StreamSupport.stream(
                        operation.path("parameters").spliterator(), false)
                .map(ContractFilter::resolved)
                .map(parameter -> parameter.path("name").asText())
                .collect(Collectors.toSet());
        JsonNode content = operation.at("/requestBody/content");
        // Webhooks are as their senders make them.
        if (content.has(ANYTHING)) {
            return;
        }
        assertThat(parameters).containsAll(request.getQueryParams().keySet());
        if (content.isMissingNode()) {
            return;
        }
        String type = bare(request.getContentType());
        assertThat(content.has(type)).as("the service took `%s`", type).isTrue();
        boolean standsIn = request.getHeaders().hasHeaderWithName("ce-specversion");
        if (!type.equals("application/x-ndjson") && !type.equals("application/zip") && !standsIn) {
            Object body = request.getBody();
            byte[] bytes =
                    body instanceof byte[] raw ? raw : String.valueOf(body).getBytes(StandardCharsets.UTF_8);
            checkBody(content.path(type).at("/schema/$ref").asText(), bytes, "the request");
        }
    }

    private static void checkBody(String reference, byte[] body, String what) {
        assertThat(reference).startsWith("#/components/schemas/");
        try {
            List<String> faults = CONTRACT.schema(reference.substring(1)).validate(JSON.readTree(body)).stream()
                    .map(message -> message.getInstanceLocation() + " " + message.getMessage())
                    .toList();
            assertThat(faults)
                    .as("%s: %s", what, new String(body, StandardCharsets.UTF_8))
                    .isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(what, e);
        }
    }

    private static JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : CONTRACT.document().at(reference.substring(1));
    }

    private static String bare(@Nullable String type) {
        return type == null ? "" : type.replaceFirst(";.*", "").strip();
    }
}
