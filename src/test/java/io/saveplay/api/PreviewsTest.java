package io.saveplay.api;

import static io.saveplay.api.Calls.call;
import static io.saveplay.api.Calls.fresh;
import static io.saveplay.api.Calls.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A preview shows what would become of a webhook, and does nothing of it. */
@QuarkusTest
@TestProfile(Hooks.Taken.class)
final class PreviewsTest {

    private static Response preview(String profile, Map<String, String> headers, String body) {
        return Hooks.send(profile + "/preview", headers, body);
    }

    @Test
    void aLostDealIsShownWithAllThatWouldBecomeOfIt() {
        String deal = Integer.toString(fresh("").hashCode() & 0xfffffff);
        preview("pipedrive", Map.of("Webhook-Authorization", Hooks.BASIC), Hooks.lost(deal, "event-1"))
                .then()
                .statusCode(200)
                .body("verification.verified", equalTo(true))
                .body("verification.secret", equalTo(1))
                .body("events", hasSize(1))
                .body("events[0].outcome", equalTo("DECIDED"))
                .body("events[0].key", equalTo("event-1"))
                .body("events[0].transition", equalTo("901:" + deal + ":2026-03-02T15:20:00Z"))
                .body("events[0].event.deal.id", equalTo(deal))
                .body("events[0].event.kind", equalTo("BACKED_OUT"))
                .body("events[0].decision.diagnosis.reasons[0].code", equalTo("BUDGET.PRICE"))
                .body("events[0].note", containsString("saveplay:"))
                .body("events[0].note", containsString(Hooks.HOME))
                .body("events[0].writes.name", contains("note", "task"))
                .body("events[0].writes[0].path", equalTo("/api/v1/notes"))
                .body("events[0].writes[0].body", containsString(deal));
        assertThat(Hooks.deliveries("dealId=" + deal)).isEmpty();
        call().get("/v1/decisions?dealId=" + deal).then().body("decisions", hasSize(0));
        // It is still new when it comes in earnest.
        Hooks.pipedrive(Hooks.lost(deal, fresh("event"))).then().body("taken", equalTo(1));
    }

    @Test
    void whatIsNotVerifiedIsShownWithTheReason() {
        String body = Hooks.lost("1", "e");
        preview("pipedrive", Map.of(), body)
                .then()
                .statusCode(200)
                .body("verification.verified", equalTo(false))
                .body("verification.why", notNullValue())
                .body("verification.detail", containsString("Authorization"))
                .body("events[0].outcome", equalTo("DECIDED"));
        // `Authorization` is for this service's own token.
        preview("pipedrive", Map.of("Authorization", Hooks.BASIC), body)
                .then()
                .body("verification.verified", equalTo(false));
        preview("close", Map.of(), "{}").then().body("verification.why", equalTo("no-secret"));
        preview("hubspot", Hooks.hubspotHeaders("guess", Hooks.now(), "[]"), "[]")
                .then()
                .body("verification.why", equalTo("wrong-signature"));
    }

    @Test
    void aSignatureOverTheAddressIsThatOfTheWebhookAndNotOfItsPreview() {
        String body = "[" + Hooks.change("1", "dealstage", "closedlost") + "]";
        Map<String, String> headers = Hooks.hubspotHeaders(Hooks.HUBSPOT, Hooks.now(), body);
        for (String query : List.of("", "?fetch=false")) {
            call().headers(headers)
                    .header("Content-Type", "application/json")
                    .body(body)
                    .post("/v1/webhooks/hubspot/preview" + query)
                    .then()
                    .statusCode(200)
                    .body("verification.verified", equalTo(true))
                    .body("verification.secret", equalTo(2));
        }
    }

    @Test
    void aTokenInTheAddressIsReadAndAWrongParameterOfOursIsNot() {
        for (String query : List.of("?token=" + Hooks.SALESFORCE, "?fetch=false&token=" + Hooks.SALESFORCE)) {
            call().header("Content-Type", "text/xml")
                    .body("<a/>")
                    .post("/v1/webhooks/salesforce/preview" + query)
                    .then()
                    .statusCode(200)
                    .body("verification.verified", equalTo(true))
                    .body("events", hasSize(0));
        }
        call().header("Content-Type", "text/xml")
                .body("<a/>")
                .post("/v1/webhooks/salesforce/preview?fetch=perhaps&token=x")
                .then()
                .statusCode(400)
                .body("errors.parameter", contains("fetch"));
    }

    @Test
    void eachIgnoredEventIsShownWithTheReason() {
        Map<String, String> headers = new TreeMap<>();
        String body = "[" + Hooks.change("1", "dealstage", "closedwon") + "," + Hooks.change("1", "amount", "3") + "]";
        preview("hubspot", headers, body)
                .then()
                .body("events.outcome", contains("IGNORED", "IGNORED"))
                .body(
                        "events.why",
                        contains(
                                "the deal went to `closedwon`, which is not lost",
                                "it is about another property of the deal than its stage"));
    }

    @Test
    void whatTheProfileMakesNoEventOfIsShownWithItsFaults() {
        preview(
                        "hmac",
                        Map.of(),
                        "{\"occurredAt\":\"2026-03-02T15:29:00Z\",\"deal\":{\"id\":\"D\",\"amount\":\"much\"}}")
                .then()
                .statusCode(200)
                .body("events[0].outcome", equalTo("FAILED"))
                .body("events[0].faults.pointer", contains("/deal/amount"))
                .body("events[0].decision", nullValue());
    }

    @Test
    void whatCannotBeReadIsShownSo() {
        preview("pipedrive", Map.of(), "{\"data\":")
                .then()
                .statusCode(200)
                .body("unreadable", containsString("not JSON"))
                .body("events", hasSize(0));
        preview("pipedrivee", Map.of(), "{}").then().statusCode(404).body("type", equalTo(type("not-found")));
    }
}
