package io.saveplay.api;

import static io.saveplay.api.Calls.call;
import static io.saveplay.api.Calls.decide;
import static io.saveplay.api.Calls.keep;
import static io.saveplay.api.Calls.post;
import static io.saveplay.api.Calls.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(JournalAwayTest.NoDatabase.class)
final class JournalAwayTest {
    private static final UUID ANY = UUID.fromString("019cade2-1744-7c3e-9b1a-4f2d8e6a0c57");

    /** A database at an address where nobody answers. */
    public static final class NoDatabase implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>(Hooks.secrets());
            settings.put("saveplay.db.url", "jdbc:postgresql://127.0.0.1:1/saveplay");
            return settings;
        }
    }

    @Test
    void whatIsToBeKeptIsRefusedAndATrialGoesOn() {
        keep(Calls.MINIMAL)
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("type", equalTo(type("journal-unavailable")));
        post(
                        "/v1/decisions/" + ANY + "/outcomes",
                        Calls.JSON,
                        "{\"id\":\"o\",\"play\":\"stay-put\",\"result\":\"LOST\"}")
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("type", equalTo(type("journal-unavailable")));
        decide(Calls.MINIMAL).then().statusCode(200);
        assertThat(post("/v1/decisions/batch", Calls.NDJSON, Calls.MINIMAL).asString())
                .startsWith("{\"line\":1,")
                .contains(type("journal-unavailable"));
        assertThat(post("/v1/decisions/batch?dryRun=true", Calls.NDJSON, Calls.MINIMAL)
                        .asString())
                .startsWith("{\"id\":");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/decisions",
                "/v1/decisions/019cade2-1744-7c3e-9b1a-4f2d8e6a0c57",
                "/v1/decisions/019cade2-1744-7c3e-9b1a-4f2d8e6a0c57/explanation",
                "/v1/decisions/019cade2-1744-7c3e-9b1a-4f2d8e6a0c57/outcomes",
                "/v1/deals/D-1/recommendations",
                "/v1/webhooks/deliveries",
                "/v1/webhooks/deliveries/019cade2-1744-7c3e-9b1a-4f2d8e6a0c57",
                "/v1/webhooks/counts"
            })
    void nothingIsFound(String path) {
        call().get(path).then().statusCode(503).body("type", equalTo(type("journal-unavailable")));
        if (path.equals("/v1/decisions")) {
            call().header("Accept", Calls.NDJSON).get(path).then().statusCode(503);
        }
    }

    @Test
    void aWebhookThatCannotBeKeptIsToBeSentAgain() {
        Hooks.pipedrive(Hooks.lost("17", "e"))
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("type", equalTo(type("journal-unavailable")));
        String opportunity = "{\"opportunityId\": \"0065g00000Flow1AAA\", \"isClosed\": true, \"isWon\": false}";
        Hooks.send("salesforce-flow", Map.of("X-Saveplay-Key", Hooks.FLOW), opportunity)
                .then()
                .statusCode(503);
        String message = Hooks.lostMessage("04l5g00000SavePAAR");
        String refused = call().header("Content-Type", "text/xml")
                .body(message)
                .post("/v1/webhooks/salesforce?token=" + Hooks.SALESFORCE)
                .then()
                .statusCode(503)
                .extract()
                .asString();
        assertThat(refused).as("an acknowledgement would be believed").doesNotContain("Ack");
        // Who it is from, and what would become of it, can be told all the same.
        Hooks.send("pipedrive", Map.of(), "{}").then().statusCode(401);
        Hooks.send("pipedrive/preview", Map.of("Webhook-Authorization", Hooks.BASIC), Hooks.lost("17", "e"))
                .then()
                .statusCode(200)
                .body("events[0].outcome", equalTo("DECIDED"));
    }

    @Test
    void theServiceIsAliveButNotReadyAndSaysWhy() {
        call().get("/q/health/live").then().statusCode(200);
        call().get("/q/health/ready")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'rules' }.status", equalTo("UP"))
                .body("checks.find { it.name == 'journal' }.status", equalTo("DOWN"))
                .body(
                        "checks.find { it.name == 'journal' }.data.trouble",
                        equalTo("the database of the journal cannot be reached; it is tried again by itself"));
    }
}
