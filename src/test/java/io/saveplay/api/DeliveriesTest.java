package io.saveplay.api;

import static io.saveplay.api.Calls.call;
import static io.saveplay.api.Calls.encoded;
import static io.saveplay.api.Calls.fresh;
import static io.saveplay.api.Calls.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.saveplay.journal.Dump;
import io.saveplay.rulebook.Rulebook;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What webhooks brought can be found, and worked on again. */
@QuarkusTest
@TestProfile(Hooks.Taken.class)
final class DeliveriesTest {
    private static final String MARKER = "quixotica";

    @Inject
    ApiConfig config;

    @Inject
    Rulebook rulebook;

    @Test
    void deliveriesAreFoundInPagesTheNewestFirst() {
        String deal = fresh("deal");
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String body = Hooks.lost(deal, fresh("event")).replace("15:20:00Z", "15:2" + i + ":00Z");
            Hooks.pipedrive(body).then().statusCode(202).body("taken", equalTo(1));
            String transition = "transition == '901:" + deal + ":2026-03-02T15:2" + i + ":00Z'";
            Hooks.await(() -> Hooks.deliveries("state=DONE&dealId=" + deal).size() > ids.size());
            ids.add(
                    0,
                    call().get("/v1/webhooks/deliveries?dealId=" + deal)
                            .path("deliveries.find { it." + transition + " }.id"));
        }
        String first = "/v1/webhooks/deliveries?limit=2&profile=pipedrive&state=DONE&dealId=" + deal;
        String next = call().get(first)
                .then()
                .statusCode(200)
                .body("deliveries.id", contains(ids.get(0), ids.get(1)))
                .extract()
                .path("next");
        call().get(first + "&cursor=" + encoded(next))
                .then()
                .statusCode(200)
                .body("deliveries.id", contains(ids.get(2)))
                .body("$", org.hamcrest.Matchers.not(org.hamcrest.Matchers.hasKey("next")));
        call().get("/v1/webhooks/deliveries?cursor=" + encoded(next))
                .then()
                .statusCode(400)
                .body("errors.parameter", contains("cursor"));
        call().get("/v1/webhooks/deliveries?profile=stripe&dealId=" + deal)
                .then()
                .body("deliveries", hasSize(0));
        call().get("/v1/webhooks/deliveries?state=FAILED&dealId=" + deal).then().body("deliveries", hasSize(0));
        String later = encoded(Hooks.now().plusSeconds(60).toString());
        call().get("/v1/webhooks/deliveries?from=" + later + "&dealId=" + deal)
                .then()
                .body("deliveries", hasSize(0));
        call().get("/v1/webhooks/deliveries?to=" + later + "&dealId=" + deal)
                .then()
                .body("deliveries", hasSize(3));
        call().get("/v1/webhooks/deliveries/" + ids.get(0))
                .then()
                .statusCode(200)
                .body("dealId", equalTo(deal));
    }

    @ParameterizedTest
    @ValueSource(strings = {"state=done", "limit=0", "limit=101", "from=yesterday", "profil=stripe", "cursor=x"})
    void aWrongParameterIsNamed(String query) {
        call().get("/v1/webhooks/deliveries?" + query)
                .then()
                .statusCode(400)
                .body("errors.parameter", contains(query.substring(0, query.indexOf('='))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"019cade2-1744-7c3e-9b1a-4f2d8e6a0c57", "no-uuid"})
    void aDeliveryThatNobodyKnowsIsNotFound(String id) {
        call().get("/v1/webhooks/deliveries/" + id).then().statusCode(404).body("type", equalTo(type("not-found")));
        call().post("/v1/webhooks/deliveries/" + id + "/replay").then().statusCode(404);
    }

    @Test
    void workingOnADeliveryAgainDecidesNothingTwice() {
        String deal = fresh("deal");
        Hooks.pipedrive(Hooks.lost(deal, fresh("event"))).then().statusCode(202);
        Map<String, Object> done = Hooks.awaitOne("dealId=" + deal + "&state=DONE");

        call().post("/v1/webhooks/deliveries/" + done.get("id") + "/replay")
                .then()
                .statusCode(200)
                .body("id", equalTo(done.get("id")));
        Map<String, Object> again = doneLater(deal, done);
        call().post("/v1/webhooks/deliveries/replay?dealId=" + deal)
                .then()
                .statusCode(200)
                .body("queued", equalTo(1));
        doneLater(deal, again);
        call().get("/v1/decisions?dealId=" + deal).then().body("decisions", hasSize(1));
        call().post("/v1/webhooks/deliveries/replay").then().statusCode(400);
    }

    /** Waits until a delivery was worked on once more, and comes to the same. */
    private static Map<String, Object> doneLater(String deal, Map<String, Object> before) {
        Hooks.await(() -> Hooks.deliveries("state=DONE&dealId=" + deal).stream()
                .anyMatch(one -> !Objects.equals(before.get("finishedAt"), one.get("finishedAt"))));
        Map<String, Object> after = Hooks.awaitOne("dealId=" + deal + "&state=DONE");
        assertThat(after).containsEntry("id", before.get("id")).containsEntry("decisionId", before.get("decisionId"));
        return after;
    }

    @Test
    void whatAProfileMakesNoEventOfWaitsUntilTheProfileIsMended() {
        String deal = fresh("deal");
        String event = fresh("event");
        Hooks.pipedrive(Hooks.lost(deal, event, "\"" + MARKER + "\""))
                .then()
                .statusCode(202)
                .body("taken", equalTo(1));
        Hooks.await(() -> Hooks.deliveries("profile=pipedrive&state=FAILED").stream()
                .anyMatch(one -> event.equals(one.get("key"))));
        Map<String, Object> failed = Hooks.deliveries("profile=pipedrive&state=FAILED").stream()
                .filter(one -> event.equals(one.get("key")))
                .findFirst()
                .orElseThrow();
        assertThat(String.valueOf(failed.get("cause"))).contains("event").doesNotContain(MARKER, deal);
        assertThat(failed).containsEntry("replayable", true);

        Path profile = rulebook.root().resolve("crm/pipedrive.yaml");
        String before = "\"amount\": deal.value > 0 ? deal.value,";
        String after = "\"amount\": $type(deal.value) = \"number\" ? (deal.value > 0 ? deal.value) : null,";
        String version = version();
        RulesCopy.edit(profile, before, after);
        try {
            Hooks.await(() -> !version().equals(version));
            call().post("/v1/webhooks/deliveries/" + failed.get("id") + "/replay")
                    .then()
                    .statusCode(200);
            assertThat(Hooks.awaitOne("dealId=" + deal + "&state=DONE")).containsEntry("id", failed.get("id"));
        } finally {
            RulesCopy.edit(profile, after, before);
            Hooks.await(() -> version().equals(version));
        }
    }

    private static String version() {
        return call().get("/v1/rules").path("version");
    }

    @Test
    void whatAnErasedClientsCrmSentIsGone() throws Exception {
        String deal = fresh("deal");
        String words = fresh(MARKER);
        String body = Hooks.lost(deal, fresh("event")).replace("Cold store of", words);
        Hooks.pipedrive(body).then().statusCode(202);
        Map<String, Object> done = Hooks.awaitOne("dealId=" + deal + "&state=DONE");
        assertThat(whereFound(words)).contains("delivery_text");

        call().delete("/v1/clients/" + encoded("org:" + deal) + "/data").then().statusCode(200);
        assertThat(whereFound(words)).isEmpty();
        call().get("/v1/webhooks/deliveries/" + done.get("id"))
                .then()
                .statusCode(200)
                .body("replayable", equalTo(false))
                .body("decisionId", equalTo(done.get("decisionId")));
        call().post("/v1/webhooks/deliveries/" + done.get("id") + "/replay")
                .then()
                .statusCode(410)
                .body("type", equalTo(type("words-gone")));
        call().get("/v1/webhooks/deliveries?state=DONE&dealId=" + deal)
                .then()
                .body("deliveries.id", hasItem(done.get("id")));
        // It is still known.
        Hooks.pipedrive(body).then().body("again", equalTo(1));
        assertThat(whereFound(words)).isEmpty();
    }

    /** The tables that hold a text, in plain sight or deflated. */
    private List<String> whereFound(String text) throws SQLException, IOException {
        try (Connection connection = Dump.connect(config.state())) {
            List<String> found = new ArrayList<>();
            for (String table : Dump.tables(connection)) {
                if (Dump.text(connection, table).contains(text)) {
                    found.add(table);
                }
            }
            return found;
        }
    }
}
