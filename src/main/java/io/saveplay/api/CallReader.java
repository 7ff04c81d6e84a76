package io.saveplay.api;

import io.saveplay.crm.Call;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;

/** Reads calls of those whom nobody knows yet: so much of them, so many at a time, and not for ever. */
@Singleton
final class CallReader {
    /** How many bytes a webhook may have; no vendor sends more. */
    static final int MOST_BYTES = 1 << 20;

    private final Semaphore places;
    private final Duration toArrive;
    private final Vertx vertx;
    private final Clock clock;
    private final String home;

    CallReader(CrmConfig config, ApiConfig service, Vertx vertx, Clock clock) {
        this.places = new Semaphore(config.readers());
        this.toArrive = config.bodyTimeout();
        this.vertx = vertx;
        this.clock = clock;
        this.home = service.publicUrl().map(url -> url.replaceFirst("/+$", "")).orElse("");
    }

    /**
     * A call with its body.
     *
     * @throws Refusal when the body is too large or too slow, or when too many are read at the moment
     */
    Call read(HttpServerRequest request) throws IOException {
        if (!places.tryAcquire()) {
            throw new Refusal(Problem.of(
                    ProblemType.JOURNAL_BUSY, "too many webhooks are being read at the moment; send it again"));
        }
        try {
            // As the sender called it: a proxy in between is known by nothing but our own setting.
            String url = home.isEmpty() ? request.absoluteURI() : home + request.uri();
            return new Call(
                    request.method().name(),
                    url,
                    values(request.headers(), true),
                    values(request.params(), false),
                    IncomingBody.read(request, vertx, MOST_BYTES, toArrive),
                    clock.instant());
        } finally {
            places.release();
        }
    }

    private static Map<String, List<String>> values(io.vertx.core.MultiMap many, boolean anyCase) {
        Map<String, List<String>> values = new HashMap<>();
        many.forEach(entry -> values.computeIfAbsent(
                        anyCase ? entry.getKey().toLowerCase(Locale.ROOT) : entry.getKey(), name -> new ArrayList<>())
                .add(entry.getValue()));
        return values;
    }
}
