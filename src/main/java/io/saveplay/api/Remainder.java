package io.saveplay.api;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * What is still to come of a request that is answered already, such as one that was refused by its headers. It is dropped,
 * so that a sender who sends all before it reads gets to its answer, and the connection to its next request (RFC 9112,
 * sections 9.3 and 9.6); left alone, the server would read no further. Where it takes too long, its connection or stream
 * ends.
 */
@Singleton
final class Remainder {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    /** What HTTP/2 calls it where nothing is wrong and no more of a request is wanted (RFC 9113, section 8.1). */
    private static final long NO_ERROR = 0;

    private final Vertx vertx;
    private final Duration longest;

    @Inject
    Remainder(Vertx vertx) {
        this(vertx, LONGEST);
    }

    /** One that waits for so long. */
    Remainder(Vertx vertx, Duration longest) {
        this.vertx = vertx;
        this.longest = longest;
    }

    void at(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::watch);
    }

    private void watch(RoutingContext http) {
        http.addEndHandler(answered -> {
            if (answered.succeeded()) {
                drop(http.request());
            }
        });
        http.next();
    }

    private void drop(HttpServerRequest request) {
        if (request.isEnded()) {
            return;
        }
        long deadline = vertx.setTimer(longest.toMillis(), late -> close(request));
        request.exceptionHandler(gone -> vertx.cancelTimer(deadline));
        request.endHandler(end -> vertx.cancelTimer(deadline));
        request.handler(piece -> {});
        request.resume();
    }

    /** Ends the stream of an answered request where others share its connection, and else the connection. */
    static void close(HttpServerRequest request) {
        if (!request.response().reset(NO_ERROR)) {
            request.connection().close();
        }
    }
}
