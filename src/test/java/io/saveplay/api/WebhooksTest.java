package io.saveplay.api;

import static io.saveplay.api.Calls.call;
import static io.saveplay.api.Calls.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What webhooks bring is taken in, and worked off. */
@QuarkusTest
@TestProfile(Hooks.Taken.class)
final class WebhooksTest {
    @Test
    void aLostDealIsTakenInAndDecided() {
        String deal = fresh("deal");
        taken(Hooks.pipedrive(Hooks.lost(deal, fresh("event"))), 1, 0, 0);

        Map<String, Object> delivery = Hooks.awaitOne("dealId=" + deal + "&state=DONE");
        assertThat(delivery)
                .containsEntry("profile", "pipedrive")
                .containsEntry("clientId", "org:" + deal)
                .containsEntry("transition", "901:" + deal + ":2026-03-02T15:20:00Z")
                .containsEntry("attempts", 1)
                .containsEntry("replayable", true);
        call().get("/v1/decisions?dealId=" + deal)
                .then()
                .statusCode(200)
                .body("decisions.id", equalTo(List.of(delivery.get("decisionId"))))
                .body("decisions[0].diagnosis.reasons[0].code", equalTo("BUDGET.PRICE"));
        call().get("/v1/deals/" + deal + "/recommendations")
                .then()
                .statusCode(200)
                .body("decisionId", equalTo(delivery.get("decisionId")));
    }

    @Test
    void whatIsSentAgainIsKnown() {
        String body = Hooks.lost(fresh("deal"), fresh("event"));
        taken(Hooks.pipedrive(body), 1, 0, 0);
        taken(Hooks.pipedrive(body), 0, 1, 0);
    }

    @Test
    void aDealThatIsWonIsAcknowledgedAndNotKept() {
        String deal = fresh("deal");
        taken(Hooks.pipedrive(Hooks.lost(deal, "e").replace("\"status\": \"lost\"", "\"status\": \"won\"")), 0, 0, 1);
        assertThat(Hooks.deliveries("profile=pipedrive").toString()).doesNotContain(deal);
    }

    @Test
    void eachOfAHundredEventsOfHubSpotIsTakenForItself() {
        String prefix = fresh("h");
        String body = IntStream.range(0, 100)
                .mapToObj(i -> i % 4 == 0
                        ? Hooks.change(prefix + i, "dealstage", "closedlost")
                        : i % 4 == 1
                                ? Hooks.change(prefix + i, "amount", "3")
                                : Hooks.change(prefix + i, "dealstage", "closedwon"))
                .collect(Collectors.joining(",", "[", "]"));
        taken(Hooks.hubspot(Hooks.HUBSPOT, Hooks.now(), body), 25, 0, 75);
        Hooks.await(() -> Hooks.deliveries("profile=hubspot&state=DONE").stream()
                        .filter(one -> String.valueOf(one.get("dealId")).startsWith(prefix))
                        .count()
                == 25);
    }

    @Test
    void anOutboundMessageOfSalesforceIsAnsweredWithItsAck() {
        String message = Hooks.lostMessage(fresh("04l"));
        Response taken = salesforce(Hooks.SALESFORCE, message);
        taken.then().statusCode(200).contentType("text/xml").body(containsString("<Ack>true</Ack>"));
        Map<String, Object> delivery = Hooks.awaitOne("dealId=0065g00000SaveDAAR&state=DONE");
        assertThat(delivery).containsEntry("profile", "salesforce");
        // What is known already is acknowledged as well, or it would be sent for a day.
        salesforce(Hooks.SALESFORCE, message).then().statusCode(200).body(containsString("<Ack>true</Ack>"));

        for (String wrong : List.of("", "sf-toke", "sf-token2")) {
            salesforce(wrong, message).then().statusCode(401).body(not(containsString("Ack")));
        }
        salesforce(Hooks.SALESFORCE, message.replace("</soapenv:Body>", ""))
                .then()
                .statusCode(400)
                .body(not(containsString("Ack")));
    }

    @Test
    void aFlowThatWaitsGetsTheDecisionItself() {
        String opportunity = """
                {"opportunityId": "0065g00000Flow1AAA", "stageName": "Closed Lost", "isClosed": true, "isWon": %s,
                 "lastStageChangeDate": "2026-03-02 15:20:00Z", "lossReason": "Price"}""";
        Response answer =
                Hooks.send("salesforce-flow", Map.of("X-Saveplay-Key", Hooks.FLOW), opportunity.formatted(false));
        answer.then()
                .statusCode(200)
                .contentType("application/json")
                .body("reason", equalTo("BUDGET.PRICE"))
                .body("play", not(emptyString()));
        call().get("/v1/decisions/" + answer.path("decisionId"))
                .then()
                .statusCode(200)
                .body("dealId", equalTo("0065g00000Flow1AAA"))
                .body("recommendations[0].play", equalTo(answer.path("play")));
        Response again =
                Hooks.send("salesforce-flow", Map.of("X-Saveplay-Key", Hooks.FLOW), opportunity.formatted(false));
        assertThat(again.asString()).isEqualTo(answer.asString());

        Response won = Hooks.send("salesforce-flow", Map.of("X-Saveplay-Key", Hooks.FLOW), opportunity.formatted(true));
        assertThat(won.statusCode()).isEqualTo(200);
        assertThat(won.asString()).isEqualTo("{}");
    }

    @Test
    void aProfileAnswersAsItsVendorWantsIt() {
        Response zoho = Hooks.send("zoho", Map.of(), """
                {"server_time": 1772464800417, "module": "Deals", "operation": "update", "ids": ["%s"], "token": "%s",
                 "affected_values": [{"record_id": "%1$s", "values": {"Stage": "Closed Lost"}}]}""".formatted(fresh("z"), Hooks.ZOHO));
        zoho.then().statusCode(200).body("taken", equalTo(1));
    }

    @Test
    void oneChangeOfADealThatBothVersionsOfPipedriveTellMakesOneDecision() {
        String deal = fresh("deal");
        String first = """
                {"current": {"id": "%s", "status": "lost", "lost_time": "2026-03-02 15:20:00", "org_id": 3},
                 "previous": {"status": "open"}, "event": "updated.deal",
                 "meta": {"object": "deal", "id": 7, "company_id": 901, "timestamp": 1772464800, "webhook_id": "%s",
                  "change_source": "app"}}""".formatted(deal, fresh("webhook"));
        taken(Hooks.pipedrive(first), 1, 0, 0);
        taken(Hooks.pipedrive(Hooks.lost(deal, fresh("event"))), 1, 0, 0);
        oneDecision(deal);
    }

    @Test
    void aSubscriptionThatIsCancelledAndThenEndsMakesOneDecision() {
        String subscription = fresh("sub");
        String event = """
                {"id": "%s", "type": "customer.subscription.%s", "created": %d,
                 "data": {"object": {"id": "%s", "customer": "cus_1", "status": "%s", "cancel_at_period_end": true,
                   "canceled_at": 1772465400, "cancellation_details": {"feedback": "too_expensive"}},
                  "previous_attributes": {"cancel_at_period_end": false}}}""";
        String updated = event.formatted(fresh("evt"), "updated", 1772465400, subscription, "active");
        String deleted = event.formatted(fresh("evt"), "deleted", 1775052000, subscription, "canceled");
        taken(Hooks.stripe(Hooks.STRIPE, Hooks.now(), updated), 1, 0, 0);
        taken(Hooks.stripe(Hooks.STRIPE, Hooks.now(), deleted), 1, 0, 0);
        oneDecision(subscription);
    }

    private static void oneDecision(String deal) {
        Map<String, Object> done = Hooks.awaitOne("dealId=" + deal + "&state=DONE");
        Map<String, Object> same = Hooks.awaitOne("dealId=" + deal + "&state=SAME");
        assertThat(same).containsEntry("sameAs", done.get("id")).containsEntry("transition", done.get("transition"));
        call().get("/v1/decisions?dealId=" + deal).then().body("decisions", hasSize(1));
    }

    private static Response salesforce(String token, String message) {
        return call().header("Content-Type", "text/xml; charset=utf-8")
                .header("SOAPAction", "\"\"")
                .body(message)
                .post("/v1/webhooks/salesforce?token=" + token);
    }

    private static void taken(Response answer, int taken, int again, int ignored) {
        answer.then()
                .statusCode(202)
                .body("taken", equalTo(taken))
                .body("again", equalTo(again))
                .body("ignored", equalTo(ignored))
                .body("failed", equalTo(0));
    }
}
