package io.saveplay.api;

import io.saveplay.api.Operations.Operation;
import io.saveplay.intake.Wording;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Checks each request against the contract before a resource sees it: token, path, method, media types, query
 * parameters, in this order. Only paths of the contract get past, so that no spelling of a path goes around the token.
 */
@Singleton
final class Gate {
    private static final Pattern MATRIX_PARAMETERS = Pattern.compile(";[^/]*");

    private final Operations operations;
    private final Provider<Token> token;

    // Filters are made before settings can be read, so the token is looked up later.
    Gate(Operations operations, Provider<Token> token) {
        this.operations = operations;
        this.token = token;
    }

    @ServerRequestFilter(preMatching = true)
    Optional<Response> check(ContainerRequestContext request, RoutingContext http) {
        String path = request.getUriInfo().getPath();
        if (!path.equals("/v1") && !path.startsWith("/v1/")) {
            return Optional.of(notFound(path));
        }
        // The database has no place for NUL, so nothing is under such an id.
        Operations.Path known = path.indexOf('\0') < 0 ? operations.find(encoded(http), path) : null;
        Operation asked = known == null ? null : known.operation(request.getMethod());
        if (known != null && request.getMethod().equals("OPTIONS") && isOpen(known)) {
            return Optional.of(handshake(known, request.getHeaderString("WebHook-Request-Origin")));
        }
        if (asked != null && asked.open()) {
            return compressed(request.getHeaders()).map(Answers::problem);
        }
        if (!token.get().admits(request.getHeaderString("Authorization"))) {
            return Optional.of(unauthorized());
        }
        if (known == null) {
            return Optional.of(notFound(path));
        }
        if (request.getMethod().equals("OPTIONS")) {
            return Optional.of(
                    Response.noContent().header("Allow", known.allowed()).build());
        }
        if (asked == null) {
            return Optional.of(notAllowed(known, path, request.getMethod()));
        }
        Optional<Problem> objection = notAcceptable(asked, request.getHeaders())
                .or(() -> notSupported(asked, request.getHeaders()))
                .or(() -> invalidParameters(asked, request.getUriInfo().getQueryParameters()));
        if (objection.isEmpty() && asked.answers().size() == 1) {
            // The framework reads the header, too, and would refuse a list for one malformed range in it.
            request.getHeaders()
                    .computeIfPresent(
                            "Accept",
                            (name, accepted) -> List.of(asked.answers().get(0)));
        }
        return objection.map(Answers::problem);
    }

    private static boolean isOpen(Operations.Path path) {
        return path.operations().values().stream().anyMatch(Operation::open);
    }

    /** Senders of CloudEvents ask whether they may send (HTTP 1.1 Web Hooks for Event Delivery, section 4). */
    private static Response handshake(Operations.Path path, @Nullable String origin) {
        Response.ResponseBuilder answer = Response.noContent().header("Allow", path.allowed());
        if (origin != null && !origin.isBlank()) {
            // Whoever asks: what it sends is verified each time.
            answer.header("WebHook-Allowed-Origin", "*").header("WebHook-Allowed-Rate", "*");
        }
        return answer.build();
    }

    /** The path by which the framework finds a resource: an id in it may have an encoded slash. */
    private static String encoded(RoutingContext http) {
        String path = http.normalizedPath();
        return path.indexOf(';') < 0 ? path : MATRIX_PARAMETERS.matcher(path).replaceAll("");
    }

    private static Response unauthorized() {
        Problem problem = Problem.of(
                ProblemType.UNAUTHORIZED,
                "send the token of this service in the header `Authorization`, as `Bearer <token>`");
        return Answers.problem(problem, "WWW-Authenticate", "Bearer");
    }

    private Response notFound(String path) {
        return Answers.problem(Problem.of(
                ProblemType.NOT_FOUND,
                "there is no path `" + Wording.cut(path) + "`" + Wording.nearest(path, operations.templates())));
    }

    private static Response notAllowed(Operations.Path known, String path, String method) {
        String taken =
                known.operations().keySet().stream().map(one -> "`" + one + "`").collect(Collectors.joining(" and "));
        Problem problem = Problem.of(
                ProblemType.METHOD_NOT_ALLOWED,
                "`" + Wording.cut(path) + "` takes " + taken + ", not `" + Wording.cut(method) + "`");
        return Answers.problem(problem, "Allow", known.allowed());
    }

    private static Optional<Problem> notAcceptable(Operation operation, MultivaluedMap<String, String> headers) {
        String accept = String.join(",", headers.getOrDefault("Accept", List.of()));
        if (accept.isBlank()) {
            return Optional.empty();
        }
        List<MediaRange> ranges = MediaRange.parseAll(accept);
        if (operation.answers().stream().anyMatch(type -> MediaRange.accepts(ranges, type))) {
            return Optional.empty();
        }
        return Optional.of(Problem.of(
                ProblemType.NOT_ACCEPTABLE,
                "this operation answers in " + list(operation.answers()) + ", and the request accepts only `"
                        + Wording.cut(accept) + "`"));
    }

    private static Optional<Problem> notSupported(Operation operation, MultivaluedMap<String, String> headers) {
        if (operation.reads().isEmpty() || operation.reads().contains("*/*")) {
            return Optional.empty();
        }
        String sent = headers.getFirst("Content-Type");
        Optional<MediaRange> type = MediaRange.parse(sent == null ? "" : sent);
        String fault;
        if (sent == null || sent.isBlank()) {
            fault = reads(operation) + ", and the request has no `Content-Type`";
        } else if (type.isEmpty() || !operation.reads().contains(type.get().name())) {
            fault = reads(operation) + ", not `" + Wording.cut(sent) + "`";
        } else if (!type.get().parameters().getOrDefault("charset", "utf-8").equalsIgnoreCase("utf-8")) {
            fault = "this operation reads text in UTF-8, not `" + Wording.cut(sent) + "`";
        } else {
            return compressed(headers);
        }
        return Optional.of(Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, fault));
    }

    private static String reads(Operation operation) {
        return "this operation reads " + list(operation.reads());
    }

    private static Optional<Problem> compressed(MultivaluedMap<String, String> headers) {
        String coding = headers.getFirst("Content-Encoding");
        return coding == null || coding.equalsIgnoreCase("identity")
                ? Optional.empty()
                : Optional.of(Problem.of(
                        ProblemType.UNSUPPORTED_MEDIA_TYPE,
                        "this operation reads bodies without a `Content-Encoding`, not `" + Wording.cut(coding) + "`"));
    }

    private static Optional<Problem> invalidParameters(Operation operation, MultivaluedMap<String, String> query) {
        List<Problem.Fault> faults = new ArrayList<>();
        for (Map.Entry<String, List<String>> parameter : query.entrySet()) {
            String name = parameter.getKey();
            List<String> values = parameter.getValue();
            QueryParameter known = operation.parameters().get(name);
            if (known == null && operation.others()) {
                continue;
            }
            if (known == null) {
                faults.add(Problem.Fault.of(
                        name.isEmpty() ? "?" : Wording.cut(name),
                        "is not a parameter of this operation"
                                + Wording.nearest(name, operation.parameters().keySet())));
            } else if (values.size() > 1) {
                faults.add(Problem.Fault.of(name, "must be there only once"));
            } else {
                known.objection(values.get(0)).ifPresent(message -> faults.add(Problem.Fault.of(name, message)));
            }
        }
        return faults.isEmpty() ? Optional.empty() : Optional.of(Problem.invalidParameters(faults));
    }

    private static String list(List<String> types) {
        return types.stream().map(type -> "`" + type + "`").collect(Collectors.joining(" and "));
    }
}
