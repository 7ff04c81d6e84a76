package io.saveplay.api;

import io.quarkus.vertx.http.DomainSocketServerStart;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.HttpsServerStart;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;

/** Says once that the service listens, however it does, for what need not be there before. */
@Singleton
final class Listening {
    private final Event<Listens> event;
    private final AtomicBoolean said = new AtomicBoolean();

    Listening(Event<Listens> event) {
        this.event = event;
    }

    /** The service listens. */
    record Listens() {}

    void say(@ObservesAsync HttpServerStart start) {
        say();
    }

    void say(@ObservesAsync HttpsServerStart start) {
        say();
    }

    void say(@ObservesAsync DomainSocketServerStart start) {
        say();
    }

    private void say() {
        if (!said.getAndSet(true)) {
            event.fire(new Listens());
        }
    }
}
