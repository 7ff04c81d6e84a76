package io.saveplay.api;

import io.saveplay.intake.Contract;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * The contract where tools of the framework look for it. The framework would serve it there by itself, and read and write
 * it anew at each start for that.
 */
@Singleton
final class ContractPage {
    private final Contract contract;

    ContractPage(Contract contract) {
        this.contract = contract;
    }

    void at(@Observes Router router) {
        router.get("/q/openapi").handler(this::answer);
    }

    private void answer(RoutingContext http) {
        String accepted = String.valueOf(http.request().getHeader("Accept"));
        boolean json =
                "json".equalsIgnoreCase(http.request().getParam("format")) || accepted.startsWith("application/json");
        http.response().putHeader("Content-Type", json ? "application/json" : "application/yaml");
        if (json) {
            http.end(contract.document().toString());
        } else {
            http.end(Buffer.buffer(contract.text()));
        }
    }
}
